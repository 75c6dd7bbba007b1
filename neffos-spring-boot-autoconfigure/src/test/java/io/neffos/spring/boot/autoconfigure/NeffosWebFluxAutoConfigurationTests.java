package io.neffos.spring.boot.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.support.AnnotatedEventConfigurer;
import io.neffos.spring.annotation.support.SuspendingController;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import io.neffos.spring.webflux.NeffosEndpoint;
import io.neffos.spring.webflux.NeffosHandlerMapping;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests of {@link NeffosWebFluxAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class NeffosWebFluxAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(NeffosAutoConfiguration.class,
			NeffosWebFluxAutoConfiguration.class, CodecsAutoConfiguration.class, JacksonAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	private final ReactiveWebApplicationContextRunner serverRunner = new ReactiveWebApplicationContextRunner(
			AnnotationConfigReactiveWebServerApplicationContext::new)
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withConfiguration(AutoConfigurations.of(NettyReactiveWebServerAutoConfiguration.class,
				HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class))
		.withPropertyValues("server.port=0", "spring.reactor.netty.shutdown-quiet-period=0s")
		.withUserConfiguration(Shop.class);

	@Test
	void endpoint() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(NeffosHandlerMapping.class).hasSingleBean(NeffosServerLifecycle.class);
			NeffosEndpoint endpoint = context.getBean(NeffosEndpoint.class);
			assertThat(endpoint.path()).isEqualTo("/neffos");
			assertThat(endpoint.maxMessageSize()).isEqualTo(64 * 1024);
			assertThat(endpoint.allowedOrigins()).isEmpty();
			assertThat(endpoint.queryHeaders()).containsExactly("X-Websocket-Reconnect");
			assertThat(endpoint.server()).isSameAs(context.getBean(ManagedNeffosServer.class));
		});
	}

	@Test
	void properties() {
		this.contextRunner
			.withPropertyValues("neffos.server.path=/ws", "neffos.server.max-message-size=1KB",
					"neffos.server.allowed-origins=https://a.example.com,https://*.example.org",
					"neffos.server.allowed-query-headers=X-A,X-B",
					"neffos.server.allowed-hosts=example.com,*.example.org,[::1]", "neffos.server.max-header-size=2KB")
			.run((context) -> {
				NeffosEndpoint endpoint = context.getBean(NeffosEndpoint.class);
				assertThat(endpoint.path()).isEqualTo("/ws");
				assertThat(endpoint.maxMessageSize()).isEqualTo(1024);
				assertThat(endpoint.allowedOrigins()).containsExactly("https://a.example.com", "https://*.example.org");
				assertThat(endpoint.queryHeaders()).containsExactlyInAnyOrder("X-A", "X-B");
				assertThat(endpoint.allowedHosts()).containsExactly("example.com", "*.example.org", "[::1]");
				assertThat(endpoint.maxHeaderSize()).isEqualTo(2048);
			});
	}

	@Test
	void disabled() {
		this.contextRunner.withPropertyValues("neffos.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NeffosEndpoint.class));
	}

	@Test
	void missingClasses() {
		for (Class<?> type : new Class<?>[] { DispatcherHandler.class, WebSocketHandler.class,
				WebServerApplicationContext.class }) {
			this.contextRunner.withClassLoader(new FilteredClassLoader(type))
				.run((context) -> assertThat(context).doesNotHaveBean("neffosEndpoint"));
		}
	}

	@Test
	void noReactorNetty() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("reactor.netty", "io.netty.channel"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(NeffosHandlerMapping.class));
	}

	@ParameterizedTest
	@ValueSource(
			classes = { TomcatReactiveWebServerAutoConfiguration.class, JettyReactiveWebServerAutoConfiguration.class })
	void otherServers(Class<?> server) {
		ReactiveWebApplicationContextRunner runner = runner(server);
		runner.run((context) -> assertConversation(context,
				List.of("$1;shop;;_OnNamespaceConnect;0;0;", "$2;shop;;buy;0;0;{\"item\":\"tea\"}"), "$1;;;;;;",
				"$2;shop;;buy;0;0;{\"sold\":\"tea\"}"));
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.as("threads end with the application")
				.noneMatch((name) -> name.startsWith("neffos-loop-")));
	}

	@ParameterizedTest
	@ValueSource(
			classes = { TomcatReactiveWebServerAutoConfiguration.class, JettyReactiveWebServerAutoConfiguration.class })
	void shutdownOfOtherServers(Class<?> server) {
		runner(server).run(NeffosWebFluxAutoConfigurationTests::assertShutdown);
	}

	@Test
	void noWebApplication() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(ManagedNeffosServer.class)
				.doesNotHaveBean(NeffosEndpoint.class));
	}

	@Test
	void ownEndpoint() {
		this.contextRunner.withUserConfiguration(OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(NeffosEndpoint.class)
				.hasBean("own")
				.doesNotHaveBean("neffosEndpoint"));
	}

	@Test
	void furtherEndpoint() {
		this.contextRunner.withUserConfiguration(FurtherEndpoint.class).run((context) -> {
			assertThat(context.getBeansOfType(NeffosEndpoint.class)).containsOnlyKeys("neffosEndpoint",
					"furtherEndpoint");
			assertThat(context.getBean(NeffosHandlerMapping.class).getHandlerMap()).hasSize(2);
		});
	}

	@Test
	void endpointsOnOnePath() {
		this.contextRunner.withUserConfiguration(FurtherEndpoint.class)
			.withPropertyValues("neffos.server.path=/further")
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("'/further'", "'neffosEndpoint'", "'furtherEndpoint'");
				assertThat(analysis.getAction()).contains("neffos.server.path");
			});
	}

	@Test
	void unknownWebServer() {
		WebServer webServer = mock(WebServer.class);
		new ReactiveWebApplicationContextRunner(AnnotationConfigReactiveWebServerApplicationContext::new)
			.withConfiguration(AUTO_CONFIGURATIONS)
			.withConfiguration(
					AutoConfigurations.of(HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class))
			.withBean(ReactiveWebServerFactory.class, () -> (handler) -> webServer)
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains(webServer.getClass().getName());
				assertThat(analysis.getAction()).contains("spring-boot-starter-tomcat");
				then(webServer).should(never()).start();
			});
	}

	@Test
	void tomcatWithoutWebSockets() {
		runner(TomcatReactiveWebServerAutoConfiguration.class)
			.withClassLoader(new FilteredClassLoader("org.apache.tomcat.websocket"))
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getAction())
				.contains("org.apache.tomcat.embed:tomcat-embed-websocket"));
	}

	@Test
	void jettyWithoutWebSockets() {
		runner(JettyReactiveWebServerAutoConfiguration.class)
			.withClassLoader(new FilteredClassLoader("org.eclipse.jetty.ee11.websocket"))
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getAction())
				.contains("jetty-ee11-websocket-jetty-server"));
	}

	@Test
	void logOfBasePathAndPort(CapturedOutput output) {
		this.serverRunner.withUserConfiguration(FurtherEndpoint.class)
			.withPropertyValues("spring.webflux.base-path=/base")
			.run((context) -> {
				int port = context
					.getSourceApplicationContext(AnnotationConfigReactiveWebServerApplicationContext.class)
					.getWebServer()
					.getPort();
				assertThat(output)
					.containsOnlyOnce("neffos is at /base/further on port " + port + " with 1 namespace(s): 'further'")
					.containsOnlyOnce("neffos is at /base/neffos on port " + port + " with 1 namespace(s): 'shop'");
			});
	}

	@Test
	void logOfNamespaces(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Shop.class)
			.withBean(NeffosServerCustomizer.class, () -> (server) -> server.namespace("further", (events) -> {
			}))
			.run((context) -> assertThat(output).contains("neffos is at /neffos with 2 namespace(s): 'further', 'shop'")
				.doesNotContain("annotated event method"));
	}

	@Test
	void logOfNoNamespace(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(output).contains("neffos is at /neffos without any namespace")
			.doesNotContain("annotated event method"));
	}

	@Test
	void logOfOwnServer(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Shop.class)
			.withBean("own", ManagedNeffosServer.class, () -> NeffosServer.builder().namespace("shop", (events) -> {
			}).build())
			.run((context) -> assertThat(output).contains("neffos is at /neffos with 1 namespace(s): 'shop'")
				.contains("No server at /neffos has the 2 annotated event method(s)"));
	}

	@Test
	void logOfOwnServerWithAnnotatedEvents(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Shop.class, AnnotatedServer.class)
			.run((context) -> assertThat(output).contains("neffos is at /neffos with 1 namespace(s): 'shop'")
				.doesNotContain("annotated event method"));
	}

	@Test
	void conversation() {
		this.serverRunner.run((context) -> assertConversation(context,
				List.of("$1;shop;;_OnNamespaceConnect;0;0;", "$2;shop;;buy;0;0;{\"item\":\"tea\"}",
						"$3;shop;;buy;0;0;{", "$4;shop;;fail;0;0;"),
				"$1;;;;;;", "$2;shop;;buy;0;0;{\"sold\":\"tea\"}", "$3;shop;;buy;1;0;invalid payload",
				"$4;shop;;fail;1;0;internal error"));
	}

	@Test
	void conversationWithSuspendingFunctions() {
		this.serverRunner.withUserConfiguration(SuspendingController.class)
			.run((context) -> assertConversation(context,
					List.of("$1;kotlin;;_OnNamespaceConnect;0;0;", "$2;kotlin;;buy;0;0;{\"item\":\"tea\",\"number\":2}",
							"$3;kotlin;;unit;0;0;", "$4;kotlin;;monoOfUnit;0;0;", "$5;kotlin;;failure;0;0;",
							"$6;kotlin;;fatalError;0;0;", "$7;kotlin;;immediateFatalError;0;0;",
							"$8;kotlin;;handled;0;0;", "$9;kotlin;red;_OnRoomJoin;0;0;"),
					"$1;;;;;;", "$2;kotlin;;buy;0;0;{\"item\":\"tea\",\"total\":6}", "$3;;;;;;", "$4;;;;;;",
					"$5;kotlin;;failure;1;0;no", "$6;kotlin;;fatalError;1;0;internal error",
					"$7;kotlin;;immediateFatalError;1;0;internal error", "$8;kotlin;;handled;0;0;was broken",
					"$9;kotlin;red;_OnRoomJoin;1;0;closed"));
	}

	@Test
	void shutdown() {
		this.serverRunner.run(NeffosWebFluxAutoConfigurationTests::assertShutdown);
	}

	private static FailureAnalysis analyze(@Nullable Throwable failure) {
		assertThat(failure).isNotNull();
		return Objects.requireNonNull(new EndpointFailureAnalyzer().analyze(failure));
	}

	private ReactiveWebApplicationContextRunner runner(Class<?> server) {
		return new ReactiveWebApplicationContextRunner(AnnotationConfigReactiveWebServerApplicationContext::new)
			.withConfiguration(AUTO_CONFIGURATIONS)
			.withConfiguration(
					AutoConfigurations.of(server, HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class))
			.withPropertyValues("server.port=0")
			.withUserConfiguration(Shop.class);
	}

	private static void assertShutdown(ApplicationContextAssertProvider<?> context) {
		Mono<Void> session = connect((ApplicationContext) context,
				(socket) -> socket.send(Mono.just(socket.textMessage("M")))
					.thenMany(socket.receive())
					.doOnNext((ack) -> Schedulers.boundedElastic()
						.schedule(((ConfigurableApplicationContext) context.getSourceApplicationContext())::close))
					.then(socket.closeStatus())
					.doOnNext((status) -> assertThat(status.getCode()).isEqualTo(1001))
					.switchIfEmpty(Mono.error(new AssertionError("no close frame")))
					.then());
		StepVerifier.create(session).expectComplete().verify(Duration.ofSeconds(20));
	}

	private static void assertConversation(ApplicationContext context, List<String> messages, String... answers) {
		Sinks.Many<String> received = Sinks.many().unicast().onBackpressureBuffer();
		Mono<Void> session = connect(context,
				(socket) -> socket
					.send(Flux.just("M").concatWithValues(messages.toArray(String[]::new)).map(socket::textMessage))
					.thenMany(socket.receive().map(WebSocketMessage::getPayloadAsText).take(answers.length + 1))
					.doOnNext(received::tryEmitNext)
					.then());
		StepVerifier.create(session).expectComplete().verify(Duration.ofSeconds(20));
		StepVerifier.create(received.asFlux().take(answers.length + 1))
			.expectNextMatches((ack) -> ack.startsWith("A"))
			.expectNext(answers)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	private static Mono<Void> connect(ApplicationContext context, WebSocketHandler client) {
		WebServer server = ((WebServerApplicationContext) ((ApplicationContextAssertProvider<?>) context)
			.getSourceApplicationContext()).getWebServer();
		return new ReactorNettyWebSocketClient().execute(URI.create("ws://localhost:" + server.getPort() + "/neffos"),
				client);
	}

	record Order(String item) {
	}

	record Receipt(String sold) {
	}

	@NeffosController("shop")
	static class Shop {

		@NeffosEvent
		Receipt buy(Order order) {
			return new Receipt(order.item());
		}

		@NeffosEvent
		Mono<String> fail() {
			return Mono.error(new IllegalStateException("secret"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEndpoint {

		@Bean
		NeffosEndpoint own(ManagedNeffosServer server) {
			return NeffosEndpoint.builder(server).path("/own").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AnnotatedServer {

		@Bean
		ManagedNeffosServer own(AnnotatedEventConfigurer events) {
			NeffosServerBuilder server = NeffosServer.builder();
			events.accept(server);
			return server.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FurtherEndpoint {

		@Bean(defaultCandidate = false)
		ManagedNeffosServer further() {
			return NeffosServer.builder().namespace("further", (events) -> {
			}).build();
		}

		@Bean(defaultCandidate = false)
		NeffosEndpoint furtherEndpoint(@Qualifier("further") ManagedNeffosServer server) {
			return NeffosEndpoint.builder(server).path("/further").build();
		}

	}

}
