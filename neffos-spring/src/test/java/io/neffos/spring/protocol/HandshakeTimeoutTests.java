package io.neffos.spring.protocol;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.HandshakeLimits;
import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class HandshakeTimeoutTests {

	private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULTS
		.withHandshake(HandshakeLimits.DEFAULTS.withTimeout(Duration.ofMillis(250)));

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS.withLimits(LIMITS));

	@Test
	void clientWithoutAcknowledgement() throws IOException {
		WireClient client = this.server.pending("u1");
		assertThat(this.server.admin().count()).isZero();
		client.expectClose(1008);
		assertThat(this.server.admin().counter("HANDSHAKE_TIMEOUT")).isOne();
	}

	@Test
	void refusedClientWithoutAcknowledgement() throws IOException {
		WireClient client = this.server.pending(Map.of("X-Deny", "1"));
		assertThat(this.server.admin().count()).isZero();
		client.expectClose(1008);
		assertThat(this.server.admin().count()).isZero();
	}

	@Test
	void callbackWithoutEnd() throws IOException {
		WireClient client = this.server.pending(Map.of("X-Username", "u1", "X-Slow", "5000"));
		client.send("M").expectClose(1008);
		assertThat(this.server.admin().count()).isZero();
	}

	@Test
	void acknowledgementInTime() throws IOException {
		WireClient client = this.server.connected("u1");
		assertThat(client.raw().poll(Duration.ofMillis(400))).isNull();
		client.expectNothingHandled();
	}

}
