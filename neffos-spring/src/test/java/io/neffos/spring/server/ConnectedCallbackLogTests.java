package io.neffos.spring.server;

import java.time.Duration;
import java.util.function.Function;

import io.neffos.spring.checks.LogRecorder;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged of a client that doesn't go along with what an {@code onConnected}
 * callback does.
 */
class ConnectedCallbackLogTests {

	@RegisterExtension
	final LogRecorder log = new LogRecorder();

	private final ManualLoop loop = new ManualLoop();

	private Function<NeffosConnection, Mono<Void>> callback = (connection) -> connection.connect("ns").then();

	private final ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
	}).interceptor(new ConnectionInterceptor() {

		@Override
		public Mono<Void> onConnected(NeffosConnection connection) {
			return ConnectedCallbackLogTests.this.callback.apply(connection);
		}

	}).build();

	@Test
	void refusedConnect() {
		TestClient client = client();
		String question = client.received().get(1);
		String wait = question.substring(0, question.indexOf(';'));
		client.send(wait + ";ns;;_OnNamespaceConnect;1;0;no");
		assertThat(client.connection().namespaces()).isEmpty();
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	void ignoredConnect() {
		TestClient client = client();
		this.loop.advance(Duration.ofSeconds(60));
		assertThat(client.connection().namespaces()).isEmpty();
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	void clientThatLeaves() {
		client().disappear();
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	void failureOfTheApplication() {
		this.callback = (connection) -> Mono.error(new IllegalStateException("broken"));
		client();
		assertThat(this.log.lines()).singleElement().asString().startsWith("ERROR").contains("broken");
	}

	private TestClient client() {
		return new TestClient(this.server, this.loop).send("M");
	}

}
