package io.neffos.spring.boot.actuate;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.connection.RoomSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link NeffosServerEndpointAutoConfiguration}.
 */
class NeffosServerEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=neffos";

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class,
				NeffosServerEndpointAutoConfiguration.class, EndpointAutoConfiguration.class));

	@Test
	void exposed() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(NeffosServerEndpoint.class));
	}

	@Test
	void notExposed() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(NeffosServerEndpoint.class));
	}

	@Test
	void notExposedOverJmx() {
		this.contextRunner.withPropertyValues("management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true")
			.run((context) -> assertThat(context).doesNotHaveBean(NeffosServerEndpoint.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoint.neffos.access=NONE", "management.endpoints.access.max-permitted=NONE",
			"neffos.server.enabled=false" })
	void switchedOff(String property) {
		this.contextRunner.withPropertyValues(EXPOSED, property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NeffosServerEndpoint.class));
	}

	@Test
	void noActuator() {
		new ReactiveWebApplicationContextRunner().withUserConfiguration(Imports.class)
			.withPropertyValues(EXPOSED)
			.withClassLoader(
					new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("neffosServer")
				.doesNotHaveBean("neffosServerEndpoint")
				.doesNotHaveBean("neffosHealthContributor"));
	}

	@Test
	void hints() {
		RuntimeHints hints = new RuntimeHints();
		new NeffosServerEndpointAutoConfiguration.Answers().registerHints(hints, getClass().getClassLoader());
		for (Class<?> type : new Class<?>[] { ServersDescriptor.ServerDescriptor.class,
				ServersDescriptor.LimitDescriptor.class, NamespaceDescriptor.class, RoomSize.class,
				RoomDescriptor.class, Page.class, ConnectionSummary.class, ConnectionSummary.Waiting.class,
				ConnectionDescriptor.Membership.class, DrainDescriptor.ServerProgress.class, DepartureDescriptor.class,
				BroadcastDescriptor.class }) {
			assertThat(RuntimeHintsPredicates.reflection().onType(type)).as(type.getName()).accepts(hints);
		}
	}

	/**
	 * Filters as an application does, before it loads the classes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeffosAutoConfiguration.class, NeffosServerEndpointAutoConfiguration.class,
			NeffosHealthContributorAutoConfiguration.class })
	static class Imports {

	}

}
