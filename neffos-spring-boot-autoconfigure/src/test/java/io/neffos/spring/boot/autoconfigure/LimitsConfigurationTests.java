package io.neffos.spring.boot.autoconfigure;

import java.io.IOException;
import java.time.Duration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.limits.EventRate;
import io.neffos.spring.limits.Heartbeat;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ServerLimits;
import io.neffos.spring.server.ConnectionIdGenerator;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits as properties.
 */
@ExtendWith(OutputCaptureExtension.class)
class LimitsConfigurationTests {

	private final ReactiveWebApplicationContextRunner serverRunner = new ReactiveWebApplicationContextRunner(
			AnnotationConfigReactiveWebServerApplicationContext::new)
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class,
				CodecsAutoConfiguration.class, JacksonAutoConfiguration.class,
				NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
				WebFluxAutoConfiguration.class))
		.withPropertyValues("server.port=0", "server.address=127.0.0.1",
				"spring.reactor.netty.shutdown-quiet-period=0s");

	@Test
	void values() {
		this.serverRunner.withPropertyValues("neffos.limits.namespaces=1", "neffos.limits.rooms=2",
				"neffos.limits.name-length=3", "neffos.limits.token-length=18", "neffos.limits.pending-asks=4",
				"neffos.limits.inbound-messages=5", "neffos.limits.inbound-size=6KB", "neffos.limits.owed-messages=7",
				"neffos.limits.owed-size=8KB", "neffos.limits.message-time=20s", "neffos.limits.events-per-second=9",
				"neffos.limits.handler-timeout=10s", "neffos.limits.close-grace=11s", "neffos.admission.connections=12",
				"neffos.admission.per-address=13", "neffos.admission.per-user=14", "neffos.admission.per-id=15",
				"neffos.heartbeat.interval=16s", "neffos.heartbeat.timeout=17s")
			.run((context) -> {
				ServerLimits limits = context.getBean(NeffosServer.class).limits();
				assertThat(limits.connection().memberships())
					.hasToString("MembershipLimits[namespaces=1, rooms=2, nameLength=3, tokenLength=18]");
				assertThat(limits.connection().asks().pending()).isEqualTo(4);
				assertThat(limits.connection().inbound()).hasToString("InboundLimits[messages=5, bytes=6144, "
						+ "owedMessages=7, owedBytes=8192, messageTime=PT20S, rate=EventRate[perSecond=9, burst=9], "
						+ "handlerTimeout=PT10S]");
				assertThat(limits.connection().closeGrace()).hasSeconds(11);
				assertThat(limits.admission()).isEqualTo(new AdmissionLimits(12, 13, 14, 15));
				assertThat(limits.connection().heartbeat())
					.isEqualTo(new Heartbeat(Duration.ofSeconds(16), Duration.ofSeconds(17)));
			});
	}

	@Test
	void logAtInfo(CapturedOutput output) {
		level(Level.INFO);
		this.serverRunner.run((context) -> assertThat(output).contains("neffos is at").doesNotContain("Limits of"));
	}

	@Test
	void defaults(CapturedOutput output) {
		level(Level.DEBUG);
		this.serverRunner.run((context) -> {
			assertThat(context.getBean(NeffosServer.class).limits()).isEqualTo(NeffosServer.builder().build().limits());
			assertThat(output).containsOnlyOnce("Limits of /neffos: max-message-size=64KB, max-header-size=8KB, "
					+ "handshake.ack-timeout=10s, handshake.pending-messages=16, handshake.pending-size=64KB, "
					+ "limits.namespaces=32, limits.rooms=128, limits.name-length=200, limits.token-length=256, limits.pending-asks=128, "
					+ "ask-timeout=30s, limits.inbound-messages=64, limits.inbound-size=256KB, "
					+ "limits.owed-messages=1024, limits.owed-size=4096KB, limits.message-time=30s, "
					+ "limits.events-per-second=none, "
					+ "limits.events-burst=none, limits.handler-timeout=none, limits.close-grace=10s, "
					+ "heartbeat.interval=25s, heartbeat.timeout=10s, outbound.messages=1024, outbound.size=1024KB, "
					+ "outbound.stall-timeout=2s, broadcast.queued-size=65536KB, admission.connections=none, "
					+ "admission.per-address=none, admission.per-user=none, admission.per-id=none");
		});
	}

	@AfterEach
	void defaultLevel() {
		level(null);
	}

	private static void level(@Nullable Level level) {
		((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(LimitsLog.class).setLevel(level);
	}

	@Test
	void burst() {
		this.serverRunner.withPropertyValues("neffos.limits.events-per-second=5", "neffos.limits.events-burst=20")
			.run((context) -> assertThat(context.getBean(NeffosServer.class).limits().connection().inbound().rate())
				.isEqualTo(new EventRate(5, 20)));
	}

	@Test
	void noHeartbeat() {
		this.serverRunner.withPropertyValues("neffos.heartbeat.enabled=false")
			.run((context) -> assertThat(context.getBean(NeffosServer.class).limits().connection().heartbeat())
				.isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "neffos.limits.namespaces=0", "neffos.limits.rooms=0", "neffos.limits.name-length=-1",
			"neffos.limits.token-length=0", "neffos.limits.pending-asks=0", "neffos.limits.inbound-messages=0",
			"neffos.limits.inbound-size=0", "neffos.limits.owed-messages=63", "neffos.limits.owed-size=255KB",
			"neffos.limits.events-per-second=0", "neffos.limits.events-burst=5", "neffos.limits.handler-timeout=0s",
			"neffos.limits.message-time=0s", "neffos.limits.close-grace=-1s", "neffos.admission.connections=0",
			"neffos.admission.per-address=-1", "neffos.admission.per-user=0", "neffos.admission.per-id=0",
			"neffos.heartbeat.interval=0s", "neffos.heartbeat.timeout=0s", "neffos.shutdown.batch-size=0",
			"neffos.shutdown.batch-interval=0s" })
	void valueThatMakesNoSense(String property) {
		String[] pair = property.split("=");
		this.serverRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo(pair[0])));
	}

	@Test
	void connections() {
		this.serverRunner.withPropertyValues("neffos.admission.connections=1").run((context) -> {
			NeffosServer server = context.getBean(NeffosServer.class);
			try (RawClient first = acknowledged(context); RawClient second = open(context)) {
				assertThat(first.response().status()).isEqualTo(101);
				assertThat(second.response().status()).isEqualTo(503);
			}
			Awaitility.await().until(() -> server.acceptedConnections() == 0);
			try (RawClient third = open(context)) {
				assertThat(third.response().status()).isEqualTo(101);
			}
			assertThat(server.counters().count(Limit.CONNECTIONS)).isOne();
		});
	}

	@Test
	void connectionsOfAnAddress() {
		this.serverRunner.withPropertyValues("neffos.admission.per-address=2").run((context) -> {
			try (RawClient first = acknowledged(context);
					RawClient second = acknowledged(context);
					RawClient third = open(context)) {
				assertThat(first.response().status()).isEqualTo(101);
				assertThat(second.response().status()).isEqualTo(101);
				assertThat(third.response().status()).isEqualTo(429);
			}
		});
	}

	@Test
	void connectionsOfAnId() {
		this.serverRunner.withPropertyValues("neffos.admission.per-id=1")
			.withBean(ConnectionIdGenerator.class, () -> (handshake) -> "same")
			.run((context) -> {
				try (RawClient first = acknowledged(context); RawClient second = open(context)) {
					assertThat(first.response().status()).isEqualTo(101);
					RawFrame close = second.next();
					assertThat(close.opcode()).isEqualTo(Opcode.CLOSE);
					assertThat(close.closeCode()).isEqualTo(1008);
					assertThat(close.closeText()).isEqualTo("limit exceeded: connections per id");
				}
			});
	}

	/**
	 * Opens a connection that is counted when this returns.
	 */
	private static RawClient acknowledged(AssertableReactiveWebApplicationContext context) throws IOException {
		RawClient client = open(context);
		assertThat(client.text("M").next().text()).startsWith("A");
		return client;
	}

	private static RawClient open(AssertableReactiveWebApplicationContext context) throws IOException {
		WebServerApplicationContext application = (WebServerApplicationContext) context.getSourceApplicationContext();
		return RawClient.open(application.getWebServer().getPort(), "/neffos");
	}

}
