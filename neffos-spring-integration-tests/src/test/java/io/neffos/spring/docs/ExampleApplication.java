package io.neffos.spring.docs;

import java.io.IOException;
import java.time.Duration;

import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;
import io.neffos.spring.wire.RawRequest;

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
 * An application of some of the examples, listening on a free port of this machine.
 */
final class ExampleApplication implements AutoCloseable {

	private static final String ADA = "Basic YWRhOnNlY3JldA==";

	private final ConfigurableApplicationContext context;

	private ExampleApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ExampleApplication start(Class<?>... examples) {
		return new ExampleApplication(
				new SpringApplicationBuilder(Base.class, SecurityConfiguration.class).sources(examples)
					.web(WebApplicationType.REACTIVE)
					.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
							"server.forward-headers-strategy=framework", "spring.security.user.name=ada",
							"spring.security.user.password={noop}secret", "spring.security.user.roles=OPERATOR",
							"management.endpoints.web.exposure.include=health,neffos")
					.run());
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	Client connect(String path) throws IOException {
		return connect(RawRequest.of("GET", path));
	}

	Client connectAsAda(String path) throws IOException {
		return connect(RawRequest.of("GET", path).header("Authorization", ADA));
	}

	Client connect(RawRequest request) throws IOException {
		return new Client(RawClient.open(port(), request.header("Accept-Language", "de")));
	}

	int status(String path) throws IOException {
		return RawRequest.of("GET", path).exchange(port()).status();
	}

	int statusForAda(String path) throws IOException {
		return RawRequest.of("GET", path).header("Authorization", ADA).exchange(port()).status();
	}

	private int port() {
		return ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What the examples stand on.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
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

	/**
	 * One connection.
	 */
	record Client(RawClient raw) {

		Client send(String text) throws IOException {
			this.raw.text(text);
			return this;
		}

		String next() {
			RawFrame frame = this.raw.next();
			assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.TEXT);
			return frame.text();
		}

		Client acknowledged() throws IOException {
			assertThat(send("M").next()).startsWith("A");
			return this;
		}

		Client in(String namespace) throws IOException {
			return send("$c;" + namespace + ";;_OnNamespaceConnect;0;0;").expect("$c;;;;;;");
		}

		Client join(String namespace, String room) throws IOException {
			return send("$j;" + namespace + ";" + room + ";_OnRoomJoin;0;0;").expect("$j;;;;;;");
		}

		Client expect(String... texts) {
			for (String text : texts) {
				assertThat(next()).isEqualTo(text);
			}
			return this;
		}

		void expectClose(int code, String text) {
			RawFrame frame = this.raw.next();
			assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.CLOSE);
			assertThat(frame.closeCode()).isEqualTo(code);
			assertThat(frame.closeText()).isEqualTo(text);
		}

	}

}
