package io.neffos.spring.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.neffos.spring.reference.RunsOn;
import io.neffos.spring.reference.WebServerKind;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawFrame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RunsOn(WebServerKind.JETTY)
class JettyTests {

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

	}

	@Nested
	class Closes extends CloseTests {

	}

	@Nested
	class SlowConsumers extends SlowConsumerTests {

		@Test
		@Override
		void pingsOfAClientThatDoesNotRead() throws Exception {
			WireClient client = this.server.connected("u1");
			client.raw().pause();
			Thread sender = new Thread(() -> ping(client));
			sender.start();
			sender.join(1000);
			client.raw().resume();
			RawFrame frame = client.raw().next();
			while (frame.opcode() == Opcode.PONG) {
				frame = client.raw().next();
			}
			assertThat(frame.text()).as("Jetty reads on once its pongs are taken")
				.isEqualTo("$fence;default;;echo;0;0;alive");
		}

		private static void ping(WireClient client) {
			try {
				for (int i = 0; i < 100_000; i++) {
					client.raw().send(RawFrame.ping("p".repeat(125)));
				}
				client.send("$fence;default;;echo;0;0;alive");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	@Nested
	class Lifecycle extends LifecycleGuardTests {

	}

	@Nested
	class Pings extends PingTests {

	}

	@Nested
	class GoneClients extends GoneClientTests {

	}

	@Nested
	class LastFrames extends LastFrameTests {

		/**
		 * Jetty resets the connection: a client has to read on though it can't send.
		 */
		@Override
		void assertTaken(boolean sent) {
			assertThat(sent).isFalse();
		}

		@Override
		void assertCounted() {
			Awaitility.await("Jetty ends the connection by itself").until(() -> this.server.admin().count() == 0);
		}

	}

}
