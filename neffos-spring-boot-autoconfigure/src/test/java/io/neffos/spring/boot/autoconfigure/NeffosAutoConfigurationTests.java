package io.neffos.spring.boot.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.support.AnnotatedEventConfigurer;
import io.neffos.spring.annotation.support.PayloadCodecs;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.support.BlockingPool.Load;
import io.neffos.spring.engine.support.BlockingSchedulers;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.server.ConnectionIdGenerator;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.bind.annotation.ControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link NeffosAutoConfiguration}.
 */
class NeffosAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
				CodecsAutoConfiguration.class, JacksonAutoConfiguration.class, ValidationAutoConfiguration.class));

	@Test
	void server() {
		this.contextRunner.withUserConfiguration(Chat.class).run((context) -> {
			assertThat(context).hasSingleBean(ManagedNeffosServer.class)
				.hasSingleBean(BodyConverter.class)
				.hasBean("neffosBodyConverter");
			assertThat(context.getBean(ManagedNeffosServer.class).namespaces()).containsExactly("default");
			assertThat(context.getBean(AnnotatedEventConfigurer.class).size()).isOne();
			assertThat(context.getBean(PayloadCodecs.class).decoders()).isNotEmpty();
		});
	}

	@Test
	void noHandlers() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ManagedNeffosServer.class));
	}

	@Test
	void disabled() {
		this.contextRunner.withPropertyValues("neffos.server.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ManagedNeffosServer.class)
				.doesNotHaveBean(AnnotatedEventConfigurer.class));
	}

	@Test
	void withoutCodecs() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ServerCodecConfigurer.class))
			.run((context) -> assertThat(context).hasSingleBean(ManagedNeffosServer.class)
				.doesNotHaveBean(PayloadCodecs.class));
	}

	@Test
	void ownServer() {
		this.contextRunner.withUserConfiguration(OwnServer.class)
			.run((context) -> assertThat(context).hasSingleBean(ManagedNeffosServer.class).hasBean("own"));
	}

	@Test
	void furtherServer() {
		this.contextRunner.withUserConfiguration(FurtherServer.class).run((context) -> {
			assertThat(context).hasBean("further").hasBean("neffosServer");
			assertThat(context.getBeansOfType(ManagedNeffosServer.class)).hasSize(2);
		});
	}

	@Test
	void customization() {
		this.contextRunner.withUserConfiguration(Customization.class).run((context) -> {
			assertThat(context.getBean(ManagedNeffosServer.class).namespaces()).containsExactly("custom");
			assertThat(context).hasSingleBean(BodyConverter.class).doesNotHaveBean("neffosBodyConverter");
			assertThat(
					AcceptingServer.acceptorOf(context.getBean(ManagedNeffosServer.class)).outboundLimits().messages())
				.isEqualTo(5);
		});
	}

	@Test
	void controllerThatInjectsTheServer() {
		this.contextRunner.withUserConfiguration(Injecting.class, InjectingAdvice.class).run((context) -> {
			assertThat(context.getBean(Injecting.class).server).isSameAs(context.getBean(ManagedNeffosServer.class));
			assertThat(context.getBean(ManagedNeffosServer.class).namespaces()).containsExactly("injecting");
		});
	}

	@Test
	void blockingScheduler() {
		AtomicReference<@Nullable Scheduler> used = new AtomicReference<>();
		this.contextRunner.run((context) -> {
			BlockingSchedulers schedulers = context.getBean(BlockingSchedulers.class);
			int threads = Math.max(64, 10 * Runtime.getRuntime().availableProcessors());
			assertThat(schedulers.pools()).containsOnlyKeys("events", "lifecycle")
				.allSatisfy((methods, pool) -> assertThat(pool.load()).isEqualTo(new Load(threads, 0, 0)));
			assertThat(schedulers.events()).isNotSameAs(schedulers.lifecycle());
			used.set(schedulers.events());
		});
		assertThat(used.get()).extracting(Scheduler::isDisposed).isEqualTo(true);
	}

	@Test
	void ownBlockingScheduler() {
		Scheduler own = Schedulers.newSingle("own");
		this.contextRunner.withBean("neffosScheduler", Scheduler.class, () -> own).run((context) -> {
			BlockingSchedulers schedulers = context.getBean(BlockingSchedulers.class);
			assertThat(schedulers.events()).isSameAs(own);
			assertThat(schedulers.pools()).containsOnlyKeys("lifecycle");
		});
		own.dispose();
	}

	@Test
	void otherScheduler() {
		Scheduler own = Schedulers.newSingle("own");
		this.contextRunner.withBean("other", Scheduler.class, () -> own).run((context) -> {
			assertThat(context.getBeanProvider(Scheduler.class).getIfUnique()).isSameAs(own);
			assertThat(scheduler(context)).isNotSameAs(own);
		});
		own.dispose();
	}

	@Test
	void threadsOfTheBlockingScheduler() {
		this.contextRunner.withPropertyValues("neffos.server.blocking.max-threads=3")
			.run((context) -> assertThat(context.getBean(BlockingSchedulers.class).pools().values())
				.extracting((pool) -> pool.load().threads())
				.containsExactly(3, 3));
		this.contextRunner.withPropertyValues("neffos.server.blocking.max-threads=0")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreads() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			Mono<String> thread = Mono.fromCallable(() -> Thread.currentThread().toString());
			StepVerifier.create(thread.subscribeOn(scheduler(context)))
				.assertNext((text) -> assertThat(text).startsWith("VirtualThread"))
				.expectComplete()
				.verify(Duration.ofSeconds(5));
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void interruptionOfVirtualThreads() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			CountDownLatch begun = new CountDownLatch(1);
			CountDownLatch interrupted = new CountDownLatch(1);
			Disposable call = Mono.fromRunnable(() -> {
				begun.countDown();
				try {
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					interrupted.countDown();
				}
			}).subscribeOn(scheduler(context)).subscribe();
			assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
			call.dispose();
			assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
		});
	}

	@Test
	void invalidMapping() {
		this.contextRunner.withUserConfiguration(Chat.class, Again.class).run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).isNotNull();
			FailureAnalysis analysis = new InvalidEventMappingFailureAnalyzer().analyze(failure);
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("Two methods handle event 'chat' of namespace 'default'",
					"Chat#chat(String)", "Again#chat()");
			assertThat(analysis.getAction()).contains("another event");
		});
	}

	@Test
	void registeredAnalyzer() throws IOException {
		ClassPathResource factories = new ClassPathResource("META-INF/spring.factories");
		assertThat(factories.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
			.contains(InvalidEventMappingFailureAnalyzer.class.getName());
	}

	@Test
	void invalidProperties() {
		for (String property : List.of("neffos.server.path=chat", "neffos.server.path=/a b",
				"neffos.server.max-message-size=0", "neffos.server.max-message-size=2GB",
				"neffos.server.max-header-size=0", "neffos.server.allowed-origins=example.com",
				"neffos.server.allowed-origins=*.example.com",
				"neffos.server.allowed-origins=https://a.example,b.example",
				"neffos.server.allowed-origins=https://example.com/chat",
				"neffos.server.allowed-hosts=https://example.com", "neffos.server.allowed-hosts=example.com:443",
				"neffos.server.allowed-hosts=example.com/x", "neffos.server.allowed-hosts=a.*.example",
				"neffos.server.allowed-hosts=*", "neffos.server.ask-timeout=0s", "neffos.server.handshake.timeout=-1s",
				"neffos.server.handshake.max-pending-messages=0", "neffos.server.handshake.max-pending-size=0B",
				"neffos.server.outbound.max-queued-messages=0", "neffos.server.outbound.max-queued-size=0")) {
			this.contextRunner.withPropertyValues(property)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining(property.substring(0, property.indexOf('='))));
		}
	}

	private static Scheduler scheduler(ApplicationContext context) {
		return context.getBean(BlockingSchedulers.class).events();
	}

	@NeffosController("default")
	static class Chat {

		@NeffosEvent
		void chat(String text) {
		}

	}

	@NeffosController("default")
	static class Again {

		@NeffosEvent
		void chat() {
		}

	}

	@NeffosController("injecting")
	static class Injecting {

		private final ManagedNeffosServer server;

		Injecting(ManagedNeffosServer server) {
			this.server = server;
		}

	}

	@ControllerAdvice
	static class InjectingAdvice {

		InjectingAdvice(ManagedNeffosServer server) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnServer {

		@Bean
		ManagedNeffosServer own() {
			return NeffosServer.builder().namespace("own", (events) -> {
			}).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FurtherServer {

		@Bean(defaultCandidate = false)
		ManagedNeffosServer further() {
			return NeffosServer.builder().namespace("further", (events) -> {
			}).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customization {

		@Bean
		NeffosServerCustomizer customizer() {
			return (server) -> server.namespace("custom", (events) -> {
			})
				.outboundLimits(
						OutboundLimits.DEFAULTS.withMessages(5).withBytes(500).withStallTimeout(Duration.ofSeconds(1)));
		}

		@Bean
		BodyConverter converter() {
			return BodyConverter.simple();
		}

		@Bean
		ConnectionIdGenerator idGenerator() {
			return (handshake) -> "id";
		}

		@Bean
		ConnectionInterceptor interceptor() {
			return new ConnectionInterceptor() {

			};
		}

	}

}
