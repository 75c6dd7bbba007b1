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
import io.neffos.spring.server.ManagedNeffosServer;
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
		this.serverRunner
			.withPropertyValues("neffos.server.limits.max-namespaces-per-connection=1",
					"neffos.server.limits.max-rooms-per-connection=2", "neffos.server.limits.max-room-name-length=3",
					"neffos.server.limits.max-token-length=18", "neffos.server.limits.max-pending-asks=4",
					"neffos.server.limits.max-inbound-messages=5", "neffos.server.limits.max-inbound-size=6KB",
					"neffos.server.limits.max-inbound-messages-during-ask=7",
					"neffos.server.limits.max-inbound-size-during-ask=8KB", "neffos.server.limits.message-timeout=20s",
					"neffos.server.limits.max-events-per-second=9", "neffos.server.limits.handler-timeout=10s",
					"neffos.server.limits.close-grace-period=11s", "neffos.server.admission.max-connections=12",
					"neffos.server.admission.max-connections-per-address=13",
					"neffos.server.admission.max-connections-per-user=14",
					"neffos.server.admission.max-connections-per-id=15", "neffos.server.heartbeat.interval=16s",
					"neffos.server.heartbeat.timeout=17s")
			.run((context) -> {
				ServerLimits limits = context.getBean(ManagedNeffosServer.class).limits();
				assertThat(limits.connection().memberships())
					.hasToString("MembershipLimits[namespaces=1, rooms=2, nameLength=3, tokenLength=18]");
				assertThat(limits.connection().asks().pending()).isEqualTo(4);
				assertThat(limits.connection().inbound()).hasToString("InboundLimits[messages=5, bytes=6144, "
						+ "owedMessages=7, owedBytes=8192, messageTime=PT20S, rate=EventRate[perSecond=9, burst=9], "
						+ "handlerTimeout=PT10S]");
				assertThat(limits.connection().closeGrace()).hasSeconds(11);
				assertThat(limits.admission()).isEqualTo(
						AdmissionLimits.NONE.withConnections(12).withPerAddress(13).withPerUser(14).withPerId(15));
				assertThat(limits.connection().heartbeat()).isEqualTo(
						Heartbeat.DEFAULTS.withInterval(Duration.ofSeconds(16)).withTimeout(Duration.ofSeconds(17)));
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
			assertThat(context.getBean(ManagedNeffosServer.class).limits())
				.isEqualTo(NeffosServer.builder().build().limits());
			assertThat(output).containsOnlyOnce("Limits of /neffos: max-message-size=64KB, max-header-size=8KB, "
					+ "handshake.timeout=10s, handshake.max-pending-messages=16, handshake.max-pending-size=64KB, "
					+ "limits.max-namespaces-per-connection=32, limits.max-rooms-per-connection=128, limits.max-room-name-length=200, limits.max-token-length=256, limits.max-pending-asks=128, "
					+ "ask-timeout=30s, limits.max-inbound-messages=64, limits.max-inbound-size=256KB, "
					+ "limits.max-inbound-messages-during-ask=1024, limits.max-inbound-size-during-ask=4096KB, limits.message-timeout=30s, "
					+ "limits.max-events-per-second=none, "
					+ "limits.max-event-burst=none, limits.handler-timeout=none, limits.close-grace-period=10s, "
					+ "heartbeat.interval=25s, heartbeat.timeout=10s, outbound.max-queued-messages=1024, outbound.max-queued-size=1024KB, "
					+ "outbound.stall-timeout=2s, broadcast.max-queued-size=65536KB, admission.max-connections=none, "
					+ "admission.max-connections-per-address=none, admission.max-connections-per-user=none, admission.max-connections-per-id=none");
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
		this.serverRunner
			.withPropertyValues("neffos.server.limits.max-events-per-second=5",
					"neffos.server.limits.max-event-burst=20")
			.run((context) -> assertThat(
					context.getBean(ManagedNeffosServer.class).limits().connection().inbound().rate())
				.isEqualTo(EventRate.perSecond(5).withBurst(20)));
	}

	@Test
	void noHeartbeat() {
		this.serverRunner.withPropertyValues("neffos.server.heartbeat.enabled=false")
			.run((context) -> assertThat(context.getBean(ManagedNeffosServer.class).limits().connection().heartbeat())
				.isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "neffos.server.limits.max-namespaces-per-connection=0",
			"neffos.server.limits.max-rooms-per-connection=0", "neffos.server.limits.max-room-name-length=-1",
			"neffos.server.limits.max-token-length=0", "neffos.server.limits.max-pending-asks=0",
			"neffos.server.limits.max-inbound-messages=0", "neffos.server.limits.max-inbound-size=0",
			"neffos.server.limits.max-inbound-messages-during-ask=63",
			"neffos.server.limits.max-inbound-size-during-ask=255KB", "neffos.server.limits.max-events-per-second=0",
			"neffos.server.limits.max-event-burst=5", "neffos.server.limits.handler-timeout=0s",
			"neffos.server.limits.message-timeout=0s", "neffos.server.limits.close-grace-period=-1s",
			"neffos.server.admission.max-connections=0", "neffos.server.admission.max-connections-per-address=-1",
			"neffos.server.admission.max-connections-per-user=0", "neffos.server.admission.max-connections-per-id=0",
			"neffos.server.heartbeat.interval=0s", "neffos.server.heartbeat.timeout=0s",
			"neffos.server.shutdown.batch-size=0", "neffos.server.shutdown.batch-interval=0s" })
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
		this.serverRunner.withPropertyValues("neffos.server.admission.max-connections=1").run((context) -> {
			ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
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
		this.serverRunner.withPropertyValues("neffos.server.admission.max-connections-per-address=2").run((context) -> {
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
		this.serverRunner.withPropertyValues("neffos.server.admission.max-connections-per-id=1")
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
