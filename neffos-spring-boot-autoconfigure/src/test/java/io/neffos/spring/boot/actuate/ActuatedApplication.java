package io.neffos.spring.boot.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with Actuator on a free port of this machine.
 */
final class ActuatedApplication implements AutoCloseable {

	static final Duration SOON = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private ActuatedApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ActuatedApplication start(Class<?> source, String... properties) {
		return new ActuatedApplication(new SpringApplicationBuilder(Base.class, source).web(WebApplicationType.REACTIVE)
			.properties(Stream
				.concat(Stream.of("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
						"management.endpoints.web.exposure.include=neffos,health",
						"management.endpoint.health.show-details=always"), Arrays.stream(properties))
				.toArray(String[]::new))
			.run());
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	Answer get(String path) throws IOException, InterruptedException {
		return exchange("GET", path, HttpRequest.BodyPublishers.noBody());
	}

	Answer delete(String path) throws IOException, InterruptedException {
		return exchange("DELETE", path, HttpRequest.BodyPublishers.noBody());
	}

	Answer post(String path, String json) throws IOException, InterruptedException {
		return exchange("POST", path, HttpRequest.BodyPublishers.ofString(json));
	}

	private Answer exchange(String method, String path, HttpRequest.BodyPublisher body)
			throws IOException, InterruptedException {
		HttpResponse<String> response = this.http
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/actuator" + path))
				.timeout(SOON)
				.header("Content-Type", "application/json")
				.method(method, body)
				.build(), HttpResponse.BodyHandlers.ofString());
		return new Answer(response.statusCode(), response.body());
	}

	/**
	 * Opens a connection and leaves it pending.
	 */
	Client open(String path) throws IOException {
		return new Client(RawClient.open(port(), path));
	}

	Client connected(String... namespaces) throws IOException {
		Client client = open("/neffos");
		client.acknowledge();
		for (String namespace : namespaces) {
			client.connect(namespace);
		}
		return client;
	}

	private int port() {
		return ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What came back over HTTP.
	 *
	 * @param status the status
	 * @param text the body
	 */
	record Answer(int status, String text) {

		JsonNode json() {
			return json(200);
		}

		JsonNode json(int expected) {
			assertThat(this.status).as(this.text).isEqualTo(expected);
			return JsonMapper.shared().readTree(this.text);
		}

		/**
		 * Returns a part of the body.
		 * @param pointer where it is
		 */
		JsonNode at(String pointer) {
			JsonNode part = json().at(pointer);
			assertThat(part.isMissingNode()).as("%s in %s", pointer, this.text).isFalse();
			return part;
		}

	}

	/**
	 * One WebSocket connection.
	 */
	static final class Client {

		private final RawClient raw;

		private String id = "";

		Client(RawClient raw) {
			this.raw = raw;
		}

		String id() {
			return this.id;
		}

		RawClient raw() {
			return this.raw;
		}

		Client acknowledge() throws IOException {
			this.raw.text("M");
			String answer = next();
			assertThat(answer).startsWith("A");
			this.id = answer.substring(1);
			return this;
		}

		Client connect(String namespace) throws IOException {
			this.raw.text("$c;" + namespace + ";;_OnNamespaceConnect;0;0;");
			return expect("$c;;;;;;");
		}

		Client join(String namespace, String room) throws IOException {
			this.raw.text("$j;" + namespace + ";" + room.replace(";", "@%!semicolon@%!") + ";_OnRoomJoin;0;0;");
			return expect("$j;;;;;;");
		}

		/**
		 * Answers the server's next question.
		 * @param error the answer's error, empty for none
		 * @return the question behind its token
		 */
		String answer(String error) throws IOException {
			String question = next();
			String[] parts = question.split(";", 2);
			this.raw.text((error.isEmpty()) ? parts[0] + ";;;;;;"
					: parts[0] + ";" + parts[1].replace(";0;0;", ";1;0;" + error));
			return parts[1];
		}

		String next() {
			RawFrame frame = this.raw.next();
			assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.TEXT);
			return frame.text();
		}

		Client expect(String text) {
			assertThat(next()).isEqualTo(text);
			return this;
		}

		void expectClose(int code, String text) {
			RawFrame frame = this.raw.next();
			assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.CLOSE);
			assertThat(frame.closeCode()).isEqualTo(code);
			assertThat(frame.closeText()).isEqualTo(text);
		}

	}

	/**
	 * What all applications stand on. Without Spring Security, whose firewall refuses
	 * some of the paths that the endpoint takes.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = {
			"org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration" })
	static class Base {

		@Bean
		ReactorResourceFactory ownEventLoops() {
			// the end of one application would end the event loops of the others
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			resources.setShutdownQuietPeriod(Duration.ZERO);
			return resources;
		}

	}

}
