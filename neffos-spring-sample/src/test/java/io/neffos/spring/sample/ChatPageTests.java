package io.neffos.spring.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in headless Chromium, with several users at once. Screenshots are written to
 * {@code target/screenshots}.
 */
class ChatPageTests {

	private static final String CHROMIUM = Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");

	@BeforeEach
	void prepare() {
		NodeProject.require(Files.isExecutable(Path.of(CHROMIUM)),
				"Chromium is needed at " + CHROMIUM + ", or elsewhere with the environment variable CHROMIUM");
		NodeProject.prepare();
	}

	@Test
	void conversation() {
		NodeScript script = NodeProject.script("page.mjs")
			.with("CHROMIUM", CHROMIUM)
			.with("SCREENSHOTS", Path.of("target/screenshots").toAbsolutePath().toString());
		try (ChatServer server = new ChatServer()) {
			assertThat(server.run(script)).contains("ok - nothing was complained about");
		}
	}

}
