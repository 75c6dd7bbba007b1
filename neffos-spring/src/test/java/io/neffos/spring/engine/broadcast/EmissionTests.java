package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.Objects;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link Emission}, and of what emits and broadcasts on which type.
 */
class EmissionTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
	}).build();

	private final TestClient ann = client();

	private final TestClient bob = client();

	private final NamespaceConnection member = Objects.requireNonNull(this.ann.connection().namespace("ns"));

	private final JoinedRoom room = Objects.requireNonNull(this.member.room("r"));

	@Test
	void begunBeforeTheResultHasASubscriber() {
		Emission<BroadcastResult> emission = this.server.to("ns").broadcast("e", "x");
		assertThat(this.ann.received()).containsExactly(";ns;;e;0;0;x");
		assertThat(emission).isNotInstanceOf(Publisher.class);
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(emission.result())
				.expectNext(new BroadcastResult(2, 2, 0, 0))
				.expectComplete()
				.verify(SOON);
		}
		assertThat(this.ann.received()).as("sent once").isEmpty();
	}

	@Test
	void toOneClient() {
		this.member.emit("e", "1");
		this.member.emit(message("2"));
		this.member.emit(message("3").toBuilder().room("r").build());
		this.room.emit("e", "4");
		this.room.emit(message("5"));
		assertThat(this.ann.received()).containsExactly(";ns;;e;0;0;1", ";ns;;e;0;0;2", ";ns;r;e;0;0;3",
				";ns;r;e;0;0;4", ";ns;r;e;0;0;5");
		assertThat(this.bob.received()).isEmpty();
	}

	@Test
	void refusedEmit() {
		StepVerifier.create(this.member.emit(message("x").toBuilder().room("other").build()).result())
			.expectErrorMessage("bad room")
			.verify(SOON);
	}

	@Test
	void toManyFromANamespace() {
		this.member.broadcast("e", "1");
		this.member.broadcast(message("2"));
		this.member.broadcastOthers("e", "3");
		this.member.broadcastOthers(message("4"));
		assertThat(this.ann.received()).containsExactly(";ns;;e;0;0;1", ";ns;;e;0;0;2");
		assertThat(this.bob.received()).containsExactly(";ns;;e;0;0;1", ";ns;;e;0;0;2", ";ns;;e;0;0;3", ";ns;;e;0;0;4");
	}

	@Test
	void toManyFromARoom() {
		this.room.broadcast("e", "1");
		this.room.broadcast(message("2"), message("3"));
		this.room.broadcastOthers("e", "4");
		this.room.broadcastOthers(message("5").toBuilder().room("other").build());
		assertThat(this.ann.received()).containsExactly(";ns;r;e;0;0;1", ";ns;r;e;0;0;2", ";ns;r;e;0;0;3");
		assertThat(this.bob.received()).containsExactly(";ns;r;e;0;0;1", ";ns;r;e;0;0;2", ";ns;r;e;0;0;3",
				";ns;r;e;0;0;4", ";ns;r;e;0;0;5");
	}

	@Test
	void toManyFromTheServer() {
		this.server.to("ns").room("r").broadcast(message("1"));
		this.server.to("ns").broadcast(message("2").toBuilder().room("r").build());
		this.server.to("ns").broadcast(message("3"));
		assertThat(this.bob.received()).containsExactly(";ns;r;e;0;0;1", ";ns;r;e;0;0;2", ";ns;;e;0;0;3");
	}

	@Test
	void nativeMessages() {
		NeffosMessage message = NeffosMessage.ofNative("x");
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.broadcast(message));
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.emit(message));
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.to("ns").broadcast(message));
	}

	@Test
	void members() {
		assertThat(this.room.members()).containsExactlyInAnyOrder(this.ann.connection(), this.bob.connection());
		assertThat(this.member.toRoom("empty").members()).isEmpty();
	}

	private static NeffosMessage message(String body) {
		return NeffosMessage.builder().event("e").body(body).build();
	}

	private TestClient client() {
		TestClient client = TestClient.connected(this.server, this.loop, "ns");
		client.send("$j;ns;r;_OnRoomJoin;0;0;");
		client.received();
		return client;
	}

}
