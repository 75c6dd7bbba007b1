package io.neffos.spring.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Set;

import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.RawRequest;
import io.neffos.spring.wire.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint answers before there is a WebSocket.
 */
class HttpTests {

	private static final Set<String> QUERY_HEADERS = Set.of("X-Websocket-Reconnect", "X-Deny");

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(
			ReferenceSettings.DEFAULTS.withQueryHeaders(QUERY_HEADERS));

	@Test
	void probeOfAReconnectingClient() throws IOException {
		assertThat(this.server.http(RawRequest.of("HEAD", "/neffos")).status()).isEqualTo(204);
	}

	@Test
	void getWithoutUpgrade() throws IOException {
		RawResponse response = this.server.http(RawRequest.of("GET", "/neffos"));
		assertThat(response.status()).isEqualTo(426);
		assertThat(response.header("Upgrade")).isEqualToIgnoringCase("websocket");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "PATCH", "OPTIONS" })
	void otherMethod(String method) throws IOException {
		RawResponse response = this.server.http(RawRequest.of(method, "/neffos").header("Content-Length", "0"));
		assertThat(response.status()).isEqualTo(405);
		assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
	}

	@Test
	void tunnel() throws IOException {
		assertThat(status(RawRequest.of("CONNECT", "/neffos"))).matches(HttpTests::isRefusal, "a refusal");
	}

	@Test
	void tunnelThatAsksForAnUpgrade() throws IOException {
		RawRequest request = RawRequest.of("CONNECT", "/neffos")
			.header("Upgrade", "websocket")
			.header("Connection", "Upgrade")
			.header("Sec-WebSocket-Version", "13")
			.header("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==");
		assertThat(status(request)).matches(HttpTests::isRefusal, "a refusal");
	}

	@Test
	void otherPath() throws IOException {
		assertThat(this.server.http(RawRequest.of("GET", "/elsewhere")).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "http://127.0.0.1:1", "http://127.0.0.1.evil.example", "null" })
	void foreignOrigin(String origin) throws IOException {
		WireClient client = this.server.open(RawRequest.of("GET", "/neffos").header("Origin", origin));
		assertThat(client.raw().response().status()).isEqualTo(403);
	}

	@Test
	void ownOriginWithAnotherScheme() throws IOException {
		String origin = "https://127.0.0.1:" + this.server.port();
		WireClient client = this.server.open(RawRequest.of("GET", "/neffos").header("Origin", origin));
		assertThat(client.raw().response().status()).isEqualTo(403);
	}

	@Test
	void ownOrigin() throws IOException {
		String origin = "http://127.0.0.1:" + this.server.port();
		WireClient client = this.server.open(RawRequest.of("GET", "/neffos").header("Origin", origin));
		assertThat(client.raw().response().status()).isEqualTo(101);
	}

	@Test
	void twoOrigins() throws IOException {
		String origin = "http://127.0.0.1:" + this.server.port();
		WireClient client = this.server
			.open(RawRequest.of("GET", "/neffos").header("Origin", origin + "\r\nOrigin: " + origin));
		assertThat(client.raw().response().status()).isEqualTo(403);
	}

	@Test
	void compressionOffer() throws IOException {
		RawResponse response = this.server
			.open(RawRequest.of("GET", "/neffos").header("Sec-WebSocket-Extensions", "permessage-deflate"))
			.raw()
			.response();
		assertThat(response.status()).isEqualTo(101);
		assertThat(response.header("Sec-WebSocket-Extensions")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Websocket-Header-X-Username", "x-websocket-header-x-username" })
	void queryHeaderThatIsNotAllowed(String parameter) throws IOException {
		WireClient client = this.server.open(RawRequest.of("GET", "/neffos?" + parameter + "=evil"));
		client.send("M");
		assertThat(client.raw().next().text()).startsWith("A").isNotEqualTo("Aevil");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Websocket-Header-X-Deny", "x-websocket-header-x-deny", "X-WEBSOCKET-HEADER-X-DENY" })
	void queryHeaderThatIsAllowed(String parameter) throws IOException {
		WireClient client = this.server.open(RawRequest.of("GET", "/neffos?" + parameter + "=1"));
		client.send("M").expect("Hunauthorized").expectClose(1008);
	}

	@Test
	void queryHeaderBesideARealOne() throws IOException {
		WireClient client = this.server
			.open(RawRequest.of("GET", "/neffos?X-Websocket-Header-X-Deny=0").header("X-Deny", "1"));
		client.send("M").expect("Hunauthorized").expectClose(1008);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Connection", "Host", "Origin", "Sec-WebSocket-Protocol", "Sec-WebSocket-Key", "Upgrade" })
	void queryHeaderOfTheTransport(String name) throws IOException {
		WireClient client = this.server
			.open(RawRequest.of("GET", "/neffos?X-Websocket-Header-" + name + "=evil").header("X-Username", "u1"));
		assertThat(client.raw().response().status()).isEqualTo(101);
		client.send("M").expect("Au1");
	}

	@Test
	void malformedQuery() throws IOException {
		RawResponse response = this.server.open(RawRequest.of("GET", "/neffos?X-Websocket-Header-X-Deny=%ZZ"))
			.raw()
			.response();
		assertThat(response.status()).isIn(101, 400);
	}

	/**
	 * Returns the status of the answer, 400 where the server hangs up instead.
	 */
	private int status(RawRequest request) throws IOException {
		try {
			return this.server.http(request).status();
		}
		catch (EOFException | SocketException ex) {
			return 400;
		}
	}

	/**
	 * Tells whether a status refuses a tunnel; Tomcat says itself that it has none.
	 */
	private static boolean isRefusal(int status) {
		return (status >= 400 && status < 500) || status == 501;
	}

}
