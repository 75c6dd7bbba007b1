package io.neffos.spring.boot.actuate;

import java.io.IOException;

import io.neffos.spring.boot.actuate.ActuatedApplication.Answer;
import io.neffos.spring.boot.actuate.ActuatedApplication.Client;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link NeffosServerEndpoint} in an application with two servers.
 */
class SeveralServersTests {

	private static ActuatedApplication application;

	@BeforeAll
	static void start() {
		application = ActuatedApplication.start(TwoServers.class, "management.endpoint.neffos.access=unrestricted");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void allServers() throws Exception {
		Answer answer = application.get("/neffos");
		assertThat(answer.at("/servers").valueStream().map((server) -> server.get("name").asString()))
			.containsExactlyInAnyOrder("adminServer", "neffosServer");
		assertThat(answer.at("/servers").valueStream().map((server) -> server.at("/endpoints/0/path").asString()))
			.containsExactlyInAnyOrder("/admin", "/neffos");
	}

	@Test
	void namespaceOfOneServer() throws Exception {
		assertThat(application.get("/neffos/namespaces/admin").at("/server").asString()).isEqualTo("adminServer");
		assertThat(application.get("/neffos/namespaces/admin").at("/events/0/handler").asString())
			.isEqualTo("lambda of " + TwoServers.class.getName());
		assertThat(application.get("/neffos/namespaces/~").at("/server").asString()).isEqualTo("neffosServer");
		assertThat(application.get("/neffos/namespaces/admin?server=neffosServer").status()).isEqualTo(404);
	}

	@Test
	void namespaceOfBoth() throws Exception {
		assertThat(application.get("/neffos/namespaces/chat").status()).isEqualTo(400);
		assertThat(application.get("/neffos/namespaces/chat?server=adminServer").at("/server").asString())
			.isEqualTo("adminServer");
		assertThat(application.get("/neffos/namespaces/chat?server=neffosServer").at("/server").asString())
			.isEqualTo("neffosServer");
		assertThat(application.delete("/neffos/namespaces/chat?everyone=true").status()).isEqualTo(400);
		assertThat(application.post("/neffos/namespaces/chat", "{\"event\":\"news\"}").status()).isEqualTo(400);
	}

	@Test
	void connections() throws IOException, InterruptedException {
		try (AdminClient admin = new AdminClient(application.open("/admin").acknowledge())) {
			assertThat(application.get("/neffos/connections").status()).isEqualTo(400);
			assertThat(application.get("/neffos/connections?server=adminServer").at("/connections/total").asInt())
				.isOne();
			assertThat(application.get("/neffos/connections/" + admin.client().id()).at("/server").asString())
				.isEqualTo("adminServer");
		}
	}

	@Test
	void drainOfOneServer() throws Exception {
		Answer answer = application.post("/neffos", "{\"operation\":\"drain\",\"server\":\"adminServer\"}");
		assertThat(answer.at("/servers")).hasSize(1);
		assertThat(answer.at("/servers/0/name").asString()).isEqualTo("adminServer");
		JsonNode health = application.get("/health").json(503).at("/components/neffos/components");
		assertThat(health.at("/adminServer/status").asString()).isEqualTo("OUT_OF_SERVICE");
		assertThat(health.at("/neffosServer/status").asString()).isEqualTo("UP");
		assertThat(application.post("/neffos", "{\"operation\":\"resume\"}").at("/servers")).hasSize(2);
		assertThat(application.get("/health").status()).isEqualTo(200);
	}

	private record AdminClient(Client client) implements AutoCloseable {

		@Override
		public void close() {
			this.client.raw().close();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(ChatApplication.class)
	static class TwoServers {

		@Bean(defaultCandidate = false)
		ManagedNeffosServer adminServer() {
			return NeffosServer.builder()
				.namespace("admin", (admin) -> admin.on("count", (member, message) -> Mono.just("0")))
				.namespace("chat", (chat) -> {
				})
				.build();
		}

		@Bean(defaultCandidate = false)
		NeffosEndpoint adminEndpoint(@Qualifier("adminServer") ManagedNeffosServer server) {
			return NeffosEndpoint.builder(server).path("/admin").build();
		}

	}

}
