package io.neffos.spring.boot.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnAnyEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import io.neffos.spring.wire.RawClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a running application's registry shows.
 */
class NeffosMetricsTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final ReactiveWebApplicationContextRunner runner = ObservedApplication.runner()
		.withBean(SimpleMeterRegistry.class)
		.withUserConfiguration(Chat.class);

	@Test
	void connections() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			RawClient pending = RawClient.open(ObservedApplication.port(context.getSourceApplicationContext()),
					"/neffos");
			RawClient ann = connected(context.getSourceApplicationContext());
			RawClient ben = connected(context.getSourceApplicationContext());
			join(ann, "lobby");
			join(ben, "lobby");
			join(ben, "attic");
			assertThat(gauge(registry, "neffos.connections", "state", "open")).isEqualTo(2);
			assertThat(gauge(registry, "neffos.connections", "state", "pending")).isOne();
			assertThat(gauge(registry, "neffos.namespace.connections", "neffos.namespace", "chat")).isEqualTo(2);
			assertThat(gauge(registry, "neffos.namespace.rooms", "neffos.namespace", "chat")).isEqualTo(2);
			assertThat(gauge(registry, "neffos.namespace.connections", "neffos.namespace", "none")).isZero();
			for (RawClient client : List.of(pending, ann, ben)) {
				client.close();
			}
			Awaitility.await()
				.atMost(SOON)
				.untilAsserted(() -> assertThat(gauge(registry, "neffos.connections", "state", "open")
						+ gauge(registry, "neffos.connections", "state", "pending")
						+ gauge(registry, "neffos.namespace.rooms", "neffos.namespace", "chat"))
					.isZero());
			assertThat(counter(registry, "neffos.handshakes.started")).isEqualTo(3);
			assertThat(counter(registry, "neffos.handshakes", "outcome", "ACCEPTED")).isEqualTo(2);
			assertThat(counter(registry, "neffos.handshakes", "outcome", "ABANDONED")).isOne();
			assertThat(counter(registry, "neffos.handshakes", "outcome", "REFUSED")).isZero();
		});
	}

	@Test
	void messages() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			RawClient client = connected(context.getSourceApplicationContext());
			assertThat(counter(registry, "neffos.messages.received")).isEqualTo(2);
			// the client may have it before it is counted
			Awaitility.await().atMost(SOON).until(() -> counter(registry, "neffos.messages.sent") == 2);
			client.text("not in neffos form");
			client.text("7;chat;;say;0;0;nobody has asked");
			assertThat(ObservedApplication.ask(client, "$1;elsewhere;;say;0;0;"))
				.isEqualTo("$1;elsewhere;;say;1;0;bad namespace");
			assertThat(counter(registry, "neffos.messages.received")).isEqualTo(5);
			assertThat(counter(registry, "neffos.messages.rejected", "reason", "invalid")).isOne();
			assertThat(counter(registry, "neffos.messages.rejected", "reason", "late_answer")).isOne();
			assertThat(counter(registry, "neffos.messages.rejected", "reason", "unhandled_ask")).isOne();
			client.close();
		});
	}

	@Test
	void limits() {
		this.runner.withPropertyValues("neffos.server.limits.max-rooms-per-connection=1").run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			RawClient client = connected(context.getSourceApplicationContext());
			join(client, "lobby");
			assertThat(ObservedApplication.ask(client, "$1;chat;attic;_OnRoomJoin;0;0;"))
				.contains(";1;0;limit exceeded");
			assertThat(counter(registry, "neffos.limits.exceeded", "limit", "limits.max-rooms-per-connection")).isOne();
			assertThat(counter(registry, "neffos.limits.exceeded", "limit", "limits.max-namespaces-per-connection"))
				.isZero();
			client.close();
		});
	}

	@Test
	void handlers() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			RawClient client = connected(context.getSourceApplicationContext());
			assertThat(ObservedApplication.ask(client, "$1;chat;;time;0;0;")).isEqualTo("$1;chat;;time;0;0;noon");
			ObservedApplication.ask(client, "$2;chat;;time;0;0;");
			ObservedApplication.ask(client, "$3;chat;cellar;_OnRoomJoin;0;0;");
			ObservedApplication.ask(client, "$4;chat;;fail;0;0;");
			assertThat(timed(registry, "time", "SUCCESS", "none")).isEqualTo(2);
			assertThat(timed(registry, "_OnRoomJoin", "REFUSED", "NeffosException")).isOne();
			assertThat(timed(registry, "fail", "ERROR", "IllegalStateException")).isOne();
			client.close();
		});
	}

	@Test
	void broadcasts() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			RawClient ann = connected(context.getSourceApplicationContext());
			RawClient ben = connected(context.getSourceApplicationContext());
			join(ann, "lobby");
			join(ben, "lobby");
			ann.text(";chat;lobby;say;0;0;hello");
			assertThat(ann.next().text()).isEqualTo(";chat;lobby;said;0;0;hello");
			assertThat(ben.next().text()).isEqualTo(";chat;lobby;said;0;0;hello");
			Awaitility.await()
				.atMost(SOON)
				.until(() -> registry.get("neffos.broadcast").tag("neffos.namespace", "chat").timer().count() == 1);
			assertThat(registry.get("neffos.broadcast").timer().totalTime(TimeUnit.NANOSECONDS)).isPositive();
			assertThat(registry.get("neffos.broadcast.recipients").summary().totalAmount()).isEqualTo(2);
			ann.close();
			ben.close();
		});
	}

	@Test
	void names() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			RawClient client = connected(context.getSourceApplicationContext());
			ObservedApplication.ask(client, "$1;fantasy;;_OnNamespaceConnect;0;0;");
			ObservedApplication.ask(client, "$2;chat;;fantasy;0;0;");
			ObservedApplication.ask(client, "$3;chat;fantasy;_OnRoomJoin;0;0;");
			ObservedApplication.ask(client, "$4;chat;fantasy;fantasy;0;0;");
			NeffosMessage message = NeffosMessage.builder().namespace("fantasy").event("fantasy").body("x").build();
			ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
			assertThatIllegalArgumentException().isThrownBy(() -> server.broadcast(message));
			server.broadcast(message.toBuilder().namespace("").build(), message.toBuilder().namespace("chat").build());
			assertThat(timed(registry, "_OnAnyEvent", "SUCCESS", "none")).isEqualTo(2);
			// the client may have it before it is timed
			Awaitility.await()
				.atMost(SOON)
				.until(() -> registry.get("neffos.broadcast").tag("neffos.namespace", "unknown").timer().count() == 1);
			assertThat(
					registry.getMeters().stream().map(Meter::getId).filter((id) -> id.getName().startsWith("neffos")))
				.isNotEmpty()
				.allSatisfy((id) -> assertThat(id.getTags()).extracting(Tag::getValue).doesNotContain("fantasy", ""));
			client.close();
		});
	}

	@Test
	void severalServers() {
		this.runner
			.withBean("other", ManagedNeffosServer.class, () -> NeffosServer.builder().namespace("chat", (ns) -> {
			}).build(), (definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false))
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				RawClient client = connected(context.getSourceApplicationContext());
				assertThat(registry.find("neffos.connections").tag("state", "open").gauges())
					.extracting((gauge) -> gauge.getId().getTag("neffos.server") + "=" + gauge.value())
					.containsExactlyInAnyOrder("neffosServer=1.0", "other=0.0");
				client.close();
			});
	}

	@Test
	void ownServer() {
		ObservedApplication.runner()
			.withBean(SimpleMeterRegistry.class)
			.withUserConfiguration(OwnServer.class)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				RawClient client = connected(context.getSourceApplicationContext());
				assertThat(ObservedApplication.ask(client, "$1;chat;;echo;0;0;x")).isEqualTo("$1;chat;;echo;0;0;x");
				assertThat(gauge(registry, "neffos.connections", "state", "open", "neffos.server", "own")).isOne();
				assertThat(timed(registry, "echo", "SUCCESS", "none")).isOne();
				assertThat(registry.get("neffos.handler").tag("neffos.server", "own").timer().count()).isOne();
				client.close();
			});
	}

	@Test
	void countersOfTheirOwn() {
		Set<Tags> identities = new HashSet<>();
		for (ProtocolCounter counter : ProtocolCounter.values()) {
			CounterMeter meter = CounterMeter.of(counter);
			assertThat(identities.add(meter.tags().and("name", meter.name()))).as("%s is the only one", counter)
				.isTrue();
		}
		for (Limit limit : Limit.values()) {
			assertThat(identities.add(CounterMeter.of(limit).tags())).as("%s is the only one", limit).isTrue();
		}
	}

	@Test
	void noRegistry() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(NeffosAutoConfiguration.class, NeffosMetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ManagedNeffosServer.class)
				.doesNotHaveBean(NeffosServerMetrics.class)
				.doesNotHaveBean(BroadcastMetrics.class));
	}

	@Test
	void noMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).doesNotHaveBean("neffosServerMetrics")
				.doesNotHaveBean("neffosBroadcastMetrics"));
	}

	@Test
	void noServer() {
		this.runner.withPropertyValues("neffos.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NeffosServerMetrics.class));
	}

	private static RawClient connected(ApplicationContext context) throws IOException {
		return ObservedApplication.connected(context, "chat");
	}

	private static void join(RawClient client, String room) throws IOException {
		assertThat(ObservedApplication.ask(client, "$j;chat;" + room + ";_OnRoomJoin;0;0;")).isEqualTo("$j;;;;;;");
	}

	private static double gauge(MeterRegistry registry, String name, String... tags) {
		return registry.get(name).tags(tags).gauge().value();
	}

	private static double counter(MeterRegistry registry, String name, String... tags) {
		return registry.get(name).tags(tags).functionCounter().count();
	}

	private static long timed(MeterRegistry registry, String event, String outcome, String error) {
		List<Tag> tags = Arrays.asList(Tag.of("neffos.namespace", "chat"), Tag.of("neffos.event", event),
				Tag.of("outcome", outcome), Tag.of("error", error));
		return registry.get("neffos.handler").tags(tags).timer().count();
	}

	@Configuration(proxyBeanMethods = false)
	static class Chat {

		@Bean
		ChatController chatController() {
			return new ChatController();
		}

		@Bean
		UnnamedController unnamedController() {
			return new UnnamedController();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnServer {

		@Bean
		ManagedNeffosServer own(ObjectProvider<NeffosServerCustomizer> customizers) {
			NeffosServerBuilder server = NeffosServer.builder()
				.namespace("chat", (chat) -> chat.on("echo", (sender, message) -> Mono.just(message.text())));
			customizers.orderedStream().forEach((customizer) -> customizer.customize(server));
			return server.build();
		}

	}

	@NeffosController("chat")
	static class ChatController {

		@NeffosEvent
		void say(JoinedRoom room, String text) {
			room.broadcast("said", text);
		}

		@NeffosEvent
		String time() {
			return "noon";
		}

		@NeffosEvent
		void fail() {
			throw new IllegalStateException("on purpose");
		}

		@OnRoomJoin
		void join(NamespaceConnection member, NeffosMessage message) {
			if (message.room().equals("cellar")) {
				throw new NeffosException("closed");
			}
		}

		@OnAnyEvent
		String any() {
			return "any";
		}

	}

	@NeffosController("")
	static class UnnamedController {

	}

}
