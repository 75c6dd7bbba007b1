package io.neffos.spring.boot.webflux;

import java.io.IOException;
import java.util.List;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosWebFluxAutoConfiguration;
import io.neffos.spring.checks.LogRecorder;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of foreign origins and unknown hosts, and what the log says of them.
 */
class RefusedPageTests {

	private static final String EVIL = "https://evil.example";

	private final ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
		.web(WebApplicationType.REACTIVE)
		.properties("server.port=0", "server.address=127.0.0.1",
				"neffos.server.allowed-hosts=127.0.0.1,*.friend.example", "server.forward-headers-strategy=framework",
				"server.max-http-request-header-size=64KB")
		.run();

	private final int port = this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

	private final String own = "http://127.0.0.1:" + this.port;

	@RegisterExtension
	final LogRecorder log = new LogRecorder();

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void foreignOrigin() throws IOException {
		assertThat(status("Origin", EVIL)).isEqualTo(403);
		assertThat(status("Origin", EVIL)).isEqualTo(403);
		assertThat(warnings()).singleElement()
			.asString()
			.contains("'" + EVIL + "'", "'" + this.own + "'", "/neffos", "neffos.server.allowed-origins",
					"server.forward-headers-strategy")
			.doesNotContain("secret");
		assertThat(count(ProtocolCounter.REFUSED_ORIGIN)).isEqualTo(2);
	}

	@Test
	void probeByAPageOfAForeignOrigin() throws IOException {
		RawRequest request = RawRequest.of("HEAD", "/neffos").header("Origin", EVIL);
		assertThat(request.exchange(this.port).status()).isEqualTo(403);
		assertThat(warnings()).hasSize(1);
	}

	@Test
	void ownOrigin() throws IOException {
		assertThat(status("Origin", this.own)).isEqualTo(101);
		assertThat(warnings()).isEmpty();
	}

	@Test
	void originsOfAllKinds() throws IOException {
		assertThat(status("Origin", "https://a.example/" + "x".repeat(5000))).isEqualTo(403);
		assertThat(status("Origin", "'; rm -rf \u00a0\u0085\u202e")).isEqualTo(403);
		assertThat(status("Origin", "null")).isEqualTo(403);
		assertThat(warnings()).hasSize(3)
			.allSatisfy((line) -> assertThat(line.length()).isLessThan(1000))
			.allSatisfy((line) -> assertThat(line).matches("\\P{Cntrl}*"));
	}

	@Test
	void manyOrigins() throws IOException {
		for (int i = 0; i < 150; i++) {
			RawRequest request = RawRequest.of("HEAD", "/neffos").header("Origin", "https://" + i + ".example");
			assertThat(request.exchange(this.port).status()).isEqualTo(403);
		}
		assertThat(warnings()).hasSize(100);
		assertThat(warnings().get(99)).contains("not logged");
	}

	@Test
	void twoOrigins() throws IOException {
		assertThat(status("Origin", this.own + "\r\nOrigin: " + EVIL)).isEqualTo(403);
		assertThat(status("Origin", EVIL + "\r\nOrigin: " + this.own)).isEqualTo(403);
		assertThat(status("Origin", this.own + "\r\nOrigin: " + this.own)).isEqualTo(403);
		assertThat(count(ProtocolCounter.REFUSED_ORIGIN)).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rebound.example", "rebound.example:8080", "friend.example", "evilfriend.example",
			"a.friend.example.evil.example", "127.0.0.1.evil.example", "localhost" })
	void unknownHost(String host) throws IOException {
		assertThat(status("X-Forwarded-Host", host)).isEqualTo(403);
		assertThat(status("X-Forwarded-Host", host)).isEqualTo(403);
		assertThat(warnings()).singleElement()
			.asString()
			.contains("neffos.server.allowed-hosts")
			.doesNotContain("secret");
		assertThat(count(ProtocolCounter.REFUSED_HOST)).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.0.0.1:1234", "a.friend.example", "A.Friend.Example:443",
			"a.b.friend.example" })
	void knownHost(String host) throws IOException {
		assertThat(status("X-Forwarded-Host", host)).isEqualTo(101);
	}

	@Test
	void largeHeaders() throws IOException {
		assertThat(status("X-Large", "x".repeat(7000))).isEqualTo(101);
		assertThat(status("X-Large", "x".repeat(9000))).isEqualTo(431);
		assertThat(count(ProtocolCounter.REFUSED_HEADERS)).isOne();
	}

	@Test
	void largeQuery() throws IOException {
		RawRequest request = RawRequest.of("GET", "/neffos?x=" + "x".repeat(9000));
		try (RawClient client = RawClient.open(this.port, request)) {
			assertThat(client.response().status()).isIn(414, 431);
		}
	}

	private int status(String header, String value) throws IOException {
		RawRequest request = RawRequest.of("GET", "/neffos?token=secret").header(header, value);
		try (RawClient client = RawClient.open(this.port, request)) {
			return client.response().status();
		}
	}

	private List<String> warnings() {
		return this.log.lines().stream().filter((line) -> !line.startsWith("INFO")).toList();
	}

	private long count(ProtocolCounter counter) {
		return this.application.getBean(ManagedNeffosServer.class).counters().count(counter);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
			NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
			WebFluxAutoConfiguration.class })
	static class Application {

	}

}
