package io.neffos.spring.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in headless Chromium, used by several people at once. What they see is kept in
 * {@code target/screenshots}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "server.address=127.0.0.1")
class ChatPageTests {

	private static final String CHROMIUM = Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");

	@LocalServerPort
	private int port;

	@BeforeAll
	static void prepare() {
		NodeProject.require(Files.isExecutable(Path.of(CHROMIUM)),
				"Chromium is needed at " + CHROMIUM + ", or elsewhere with the environment variable CHROMIUM");
		NodeProject.prepare();
	}

	@Test
	void conversation() {
		List<String> lines = NodeProject.script("page.mjs")
			.with("CHAT_URL", "http://127.0.0.1:" + this.port + "/")
			.with("CHROMIUM", CHROMIUM)
			.with("SCREENSHOTS", Path.of("target/screenshots").toAbsolutePath().toString())
			.run();
		assertThat(lines).contains("ok - nothing was complained about");
	}

}
