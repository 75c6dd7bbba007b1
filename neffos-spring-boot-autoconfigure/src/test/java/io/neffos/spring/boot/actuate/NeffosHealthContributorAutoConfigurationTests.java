package io.neffos.spring.boot.actuate;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.boot.autoconfigure.NeffosWebFluxAutoConfiguration;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.ServerState;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link NeffosHealthContributorAutoConfiguration}.
 */
class NeffosHealthContributorAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(NeffosAutoConfiguration.class,
			NeffosWebFluxAutoConfiguration.class, NeffosHealthContributorAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	@Test
	void up() {
		this.contextRunner.run((context) -> assertThat(health(context)).isEqualTo(Health.up()
			.withDetails(Map.of("state", ServerState.ACCEPTING, "pending", 0, "connected", 0, "closing", 0))
			.build()));
	}

	@Test
	void drain() {
		this.contextRunner
			.withBean(NeffosServerCustomizer.class, () -> (server) -> server.namespace("chat", (events) -> {
			}))
			.run((context) -> {
				ManagedNeffosServer server = context.getBean(ManagedNeffosServer.class);
				TestClient.connected(server, new ManualLoop(), "chat");
				assertThat(health(context).getDetails()).containsEntry("connected", 1);
				server.shutdown().subscribe();
				assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
				server.resume();
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			});
	}

	@Test
	void severalServers() {
		this.contextRunner.withUserConfiguration(FurtherServer.class)
			.run((context) -> assertThat(context.getBean("neffosHealthContributor"))
				.isInstanceOf(CompositeReactiveHealthContributor.class));
	}

	@Test
	void switchedOff() {
		this.contextRunner.withPropertyValues("management.health.neffos.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthContributor.class));
	}

	@Test
	void noEndpoint() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(ManagedNeffosServer.class)
				.doesNotHaveBean(ReactiveHealthContributor.class));
		new WebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReactiveHealthContributor.class));
	}

	@Test
	void noServer() {
		this.contextRunner.withPropertyValues("neffos.server.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthContributor.class));
	}

	private static Health health(ApplicationContext context) {
		AtomicReference<Health> health = new AtomicReference<>();
		StepVerifier.create(context.getBean(NeffosHealthIndicator.class).health())
			.consumeNextWith(health::set)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		return health.get();
	}

	@Configuration(proxyBeanMethods = false)
	static class FurtherServer {

		@Bean(defaultCandidate = false)
		ManagedNeffosServer further() {
			return NeffosServer.builder().build();
		}

	}

}
