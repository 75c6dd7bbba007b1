package io.neffos.spring.sample;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application on a port of its own, which it keeps when it is started again.
 */
final class ChatServer implements AutoCloseable {

	private String port = "0";

	private @Nullable ConfigurableApplicationContext context;

	ChatServer() {
		start();
	}

	void start() {
		ConfigurableApplicationContext started = new SpringApplicationBuilder(ChatApplication.class)
			.run("--server.address=127.0.0.1", "--server.port=" + this.port);
		this.port = started.getEnvironment().getRequiredProperty("local.server.port");
		this.context = started;
	}

	void stop() {
		if (this.context != null) {
			this.context.close();
		}
	}

	@Override
	public void close() {
		stop();
	}

	/**
	 * Runs a script that uses this server, and that may ask for it to be stopped and
	 * started.
	 * @param script the script
	 * @return the lines that it has printed
	 */
	List<String> run(NodeScript script) {
		return script.with("CHAT_URL", "http://127.0.0.1:" + this.port + "/")
			.with("NEFFOS_URL", "ws://127.0.0.1:" + this.port + "/neffos")
			.on("stop the server, please", this::stop)
			.on("start the server, please", this::start)
			.run();
	}

}
