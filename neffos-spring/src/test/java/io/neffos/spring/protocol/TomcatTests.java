package io.neffos.spring.protocol;

import java.io.IOException;

import io.neffos.spring.reference.RunsOn;
import io.neffos.spring.reference.WebServerKind;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawFrame;
import io.neffos.spring.wire.RawRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@RunsOn(WebServerKind.TOMCAT)
class TomcatTests {

	@Nested
	class Http extends HttpTests {

	}

	@Nested
	class Upgrade extends UpgradeTests {

	}

	@Nested
	class Places extends PlaceTests {

	}

	@Nested
	class Handshake extends HandshakeTests {

	}

	@Nested
	class Answers extends AnswerTests {

	}

	@Nested
	class Frames extends FrameTests {

		/**
		 * Lets the server return from writing its last answer, which its loop has when it
		 * counts what came next: on a broken frame Tomcat gives up a message that is
		 * being written, and the header of its close frame may get lost.
		 */
		@Override
		WireClient ready(String id) throws IOException {
			WireClient client = super.ready(id).send("garbage");
			Awaitility.await().until(() -> this.server.admin().counter("INVALID_MESSAGE") == 1);
			return client;
		}

	}

	@Nested
	class Closes extends CloseTests {

		@Test
		@Override
		void probeOfAServerThatIsShuttingDown() throws IOException {
			this.server.admin().call("GET", "/serverclose");
			assertThat(this.server.http(RawRequest.of("HEAD", "/neffos")).status()).as("Tomcat can't hang up")
				.isEqualTo(503);
		}

	}

	@Nested
	class SlowConsumers extends SlowConsumerTests {

		@Test
		@Override
		void pingsOfAClientThatDoesNotRead() throws IOException {
			WireClient client = this.server.connected("u1");
			client.raw().pause();
			assertThatIOException().as("Tomcat waits for a pong to be taken, for a while").isThrownBy(() -> {
				while (true) {
					client.raw().send(RawFrame.ping("p".repeat(125)));
				}
			});
			Awaitility.await().until(() -> this.server.admin().count() == 0);
		}

	}

	@Nested
	class Lifecycle extends LifecycleGuardTests {

	}

	@Nested
	class Pings extends PingTests {

		@Test
		@Override
		void silentClient() throws IOException {
			WireClient client = this.server.connected("u1").join("default", "r");
			assertThat(client.raw().next().opcode()).isEqualTo(Opcode.PING);
			RawFrame close = client.raw().next();
			assertThat(close.opcode()).as("Tomcat can't go without a word").isEqualTo(Opcode.CLOSE);
			assertThat(close.closeCode()).isEqualTo(1008);
			Awaitility.await().until(() -> this.server.admin().count() == 0);
		}

	}

	@Nested
	class GoneClients extends GoneClientTests {

	}

	@Nested
	class LastFrames extends LastFrameTests {

		@Override
		WireClient ready(String id) throws IOException {
			WireClient client = super.ready(id).send("garbage");
			Awaitility.await().until(() -> this.server.admin().counter("INVALID_MESSAGE") == 1);
			return client;
		}

		@Override
		@RepeatedTest(2)
		void messageThatIsMuchTooLarge() throws IOException {
			super.messageThatIsMuchTooLarge();
		}

		/**
		 * Tomcat resets the connection: a client has to read on though it can't send.
		 */
		@Override
		void assertTaken(boolean sent) {
			assertThat(sent).isFalse();
		}

		@Override
		void assertCounted() {
			Awaitility.await("Tomcat ends the connection by itself").until(() -> this.server.admin().count() == 0);
		}

	}

}
