package io.neffos.spring.sample;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The unmodified neffos.js in Node against a server of its own.
 */
class NeffosJsTests {

	@BeforeEach
	void prepare() {
		NodeProject.prepare();
	}

	@Test
	void protocol() {
		try (ChatServer server = new ChatServer()) {
			assertThat(server.run(NodeProject.script("protocol.mjs")))
				.contains("ok - reconnect by itself after the server was restarted");
		}
	}

	@Test
	void chat() {
		try (ChatServer server = new ChatServer()) {
			assertThat(server.run(NodeProject.script("chat.mjs"))).contains("ok - leave");
		}
	}

}
