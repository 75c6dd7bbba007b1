package io.neffos.spring.server;

import java.time.Duration;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Applications' tests can mock {@link NeffosServer} and {@link BroadcastSpec}.
 */
class MockedServerTests {

	@Test
	void deepStubs() {
		NeffosServer server = mock(Answers.RETURNS_DEEP_STUBS);
		Emission<BroadcastResult> refused = Emission.failed(new IllegalStateException("full"));
		given(server.to("news").room("sport").broadcast("headline", "3:1")).willReturn(refused);
		StepVerifier.create(server.to("news").room("sport").broadcast("headline", "3:1").result())
			.expectErrorMessage("full")
			.verify(Duration.ofSeconds(10));
	}

	@Test
	void self() {
		NeffosServer server = mock();
		BroadcastSpec spec = mock(Answers.RETURNS_SELF);
		given(server.to("news")).willReturn(spec);
		server.to("news").room("sport").room("weather").exceptUser("ann").broadcast("headline", "3:1");
		then(spec).should().room("weather");
		then(spec).should().broadcast("headline", "3:1");
		assertThat(server.connections()).isEmpty();
	}

}
