package io.neffos.spring.webflux;

import java.net.URI;
import java.util.Set;

import io.neffos.spring.connection.Handshake;
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

	private final HandshakeReader reader = new HandshakeReader(Set.of("X-Token"));

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

	private Handshake read(String query) {
		return this.reader.read(MockServerHttpRequest.method(HttpMethod.GET, URI.create("/neffos?" + query)).build(),
				null);
	}

}
