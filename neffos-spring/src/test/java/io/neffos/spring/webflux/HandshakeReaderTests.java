package io.neffos.spring.webflux;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

import io.neffos.spring.connection.Handshake;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers that a client puts into the query.
 */
class HandshakeReaderTests {

	private final HandshakeReader reader = new HandshakeReader(Set.of("X-Token"), 8192);

	@ParameterizedTest
	@ValueSource(strings = { "a%0d%0aX-Admin:%201", "a%0d%0a%0d%0abody", "a%0d", "%0aa", "a%00b", "a%7f" })
	void controlCharacters(String value) {
		assertThat(read("X-Websocket-Header-X-Token=" + value).headers("X-Token")).isEmpty();
	}

	@Test
	void controlCharactersInTheName() {
		Handshake handshake = read("X-Websocket-Header-X-Token%0d%0aX-Admin=1");
		assertThat(handshake.headers("X-Token")).isEmpty();
		assertThat(handshake.headers("X-Admin")).isEmpty();
	}

	@Test
	void controlCharactersBesideAnotherValue() {
		assertThat(read("X-Websocket-Header-X-Token=a%0d%0ab&X-Websocket-Header-X-Token=c").headers("X-Token"))
			.containsExactly("c");
	}

	@Test
	void duplicate() {
		assertThat(read("X-Websocket-Header-X-Token=a&X-Websocket-Header-X-Token=b").headers("X-Token"))
			.containsExactly("a", "b");
	}

	@Test
	void duplicateInMixedCase() {
		assertThat(read("X-Websocket-Header-X-Token=a&x-websocket-header-X-TOKEN=b").headers("x-token"))
			.containsExactly("a", "b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Authorization", "X-Forwarded-For", "Cookie", "X-Token-2", "X-Toke" })
	void nameThatIsNotAllowed(String name) {
		Handshake handshake = read("X-Websocket-Header-" + name + "=evil");
		assertThat(handshake.headers(name)).isEmpty();
		assertThat(handshake.queryHeaders(name)).isEmpty();
	}

	@Test
	void nameWithoutPrefix() {
		assertThat(read("X-Token=evil").headers("X-Token")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Token", "x-token" })
	void besideARealOne(String name) {
		Handshake handshake = this.reader.read(
				MockServerHttpRequest.method(HttpMethod.GET, URI.create("/neffos?X-Websocket-Header-" + name + "=evil"))
					.header("X-Token", "real")
					.build(),
				null);
		assertThat(handshake.headers("X-Token")).containsExactly("real");
	}

	@Test
	void emptyRealOne() {
		Handshake handshake = this.reader
			.read(MockServerHttpRequest.method(HttpMethod.GET, URI.create("/neffos?X-Websocket-Header-X-Token=evil"))
				.header("X-Token", "")
				.build(), null);
		assertThat(handshake.header("X-Token")).isEmpty();
	}

	@Test
	void headersOfTheTransport() {
		Handshake handshake = Objects.requireNonNull(this.reader.read(MockServerHttpRequest.get("/neffos")
			.header("Connection", "Upgrade")
			.header("upgrade", "websocket")
			.header("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")
			.header("Sec-WebSocket-Version", "13")
			.header("Sec-WebSocket-Extensions", "x")
			.header("Sec-WebSocket-Protocol", "p")
			.header("Cookie", "c")
			.build(), null));
		for (String name : new String[] { "Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version",
				"Sec-WebSocket-Extensions" }) {
			assertThat(handshake.headers(name)).as(name).isEmpty();
		}
		assertThat(handshake.header("Sec-WebSocket-Protocol")).isEqualTo("p");
		assertThat(handshake.header("Cookie")).isEqualTo("c");
	}

	@Test
	void size() {
		assertThat(ofSize(8192)).isNotNull();
		assertThat(ofSize(8193)).isNull();
	}

	@Test
	void sizeWithThatOfTheQuery() {
		String query = "/neffos?X-Websocket-Header-X-Token=" + "t".repeat(100);
		assertThat(this.reader.read(MockServerHttpRequest.get(query).header("X-Large", "x".repeat(8000)).build(), null))
			.isNotNull();
		assertThat(this.reader.read(MockServerHttpRequest.get(query).header("X-Large", "x".repeat(8100)).build(), null))
			.isNull();
	}

	private @Nullable Handshake ofSize(int size) {
		return this.reader.read(MockServerHttpRequest.get("/neffos")
			.header("X-One", "x".repeat(4091))
			.header("X-Two", "x".repeat(size - 4096 - 10), "")
			.build(), null);
	}

	private Handshake read(String query) {
		return Objects.requireNonNull(this.reader
			.read(MockServerHttpRequest.method(HttpMethod.GET, URI.create("/neffos?" + query)).build(), null));
	}

}
