package io.neffos.spring.protocol;

import java.io.IOException;

import io.neffos.spring.reference.RunsOn;
import io.neffos.spring.reference.WebServerKind;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.RawRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RunsOn(WebServerKind.JETTY_CORE)
class JettyCoreTests {

	@Nested
	class Http extends HttpTests {

		@Test
		@Override
		void malformedQuery() throws IOException {
			WireClient client = this.server.open(RawRequest.of("GET", "/neffos?X-Websocket-Header-X-Deny=%ZZ"));
			assertThat(client.raw().response().status()).as("Spring's adapter fails before anybody is asked")
				.isEqualTo(500);
		}

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
	class Frames extends FrameTests {

	}

	@Nested
	class Closes extends CloseTests {

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
