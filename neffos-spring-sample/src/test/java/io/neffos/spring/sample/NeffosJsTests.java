package io.neffos.spring.sample;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The unmodified neffos.js in Node against a server of its own.
 */
class NeffosJsTests {

	private ConfigurableApplicationContext context;

	@BeforeAll
	static void prepare() {
		NodeProject.prepare();
	}

	@BeforeEach
	void start() {
		start("0");
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void protocol() {
		List<String> lines = NodeProject.script("protocol.mjs")
			.with("NEFFOS_URL", url())
			.on("restart the server, please", this::restart)
			.run();
		assertThat(lines).anyMatch((line) -> line.startsWith("ok - reconnect by itself after the server"));
	}

	@Test
	void chat() {
		List<String> lines = NodeProject.script("chat.mjs").with("NEFFOS_URL", url()).run();
		assertThat(lines).contains("ok - leave");
	}

	private void start(String port) {
		this.context = new SpringApplicationBuilder(ChatApplication.class).run("--server.address=127.0.0.1",
				"--server.port=" + port);
	}

	private void restart() {
		String port = port();
		this.context.close();
		start(port);
	}

	private String port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	private String url() {
		return "ws://127.0.0.1:" + port() + "/neffos";
	}

}
