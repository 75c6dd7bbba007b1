package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of {@link AmbiguousServerFailureAnalyzer}, as the application reports failures.
 */
@ExtendWith(OutputCaptureExtension.class)
class AmbiguousServerFailureAnalyzerTests {

	@Test
	void injectedServer(CapturedOutput output) {
		assertFailure(TwoServers.class, Shop.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Shop needs one NeffosServer, and none of the application's 2 is the default: 'first', 'second'")
			.contains("@Bean(defaultCandidate = false)", "@Primary", "@Qualifier",
					"A bean that is declared as ManagedNeffosServer replaces");
	}

	@Test
	void serverOfTheEndpoint(CapturedOutput output) {
		assertFailure(TwoServers.class);
		assertThat(output).contains("method neffosEndpoint in").contains("needs one ManagedNeffosServer");
	}

	@Test
	void otherTypes(CapturedOutput output) {
		assertFailure(TwoTexts.class, Text.class);
		assertThat(output).as("by Spring Boot").contains("required a single bean, but 2 were found");
	}

	@Test
	void noInjection() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class))
			.withUserConfiguration(TwoServers.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static void assertFailure(Class<?>... sources) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(sources).web(WebApplicationType.REACTIVE)
			.contextFactory((type) -> new AnnotationConfigReactiveWebApplicationContext());
		assertThatThrownBy(application::run).isInstanceOf(RuntimeException.class);
	}

	static class Shop {

		Shop(NeffosServer server) {
		}

	}

	static class Text {

		Text(String value) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class })
	static class TwoServers {

		@Bean
		ManagedNeffosServer first() {
			return NeffosServer.builder().build();
		}

		@Bean
		ManagedNeffosServer second() {
			return NeffosServer.builder().build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoTexts {

		@Bean
		String first() {
			return "1";
		}

		@Bean
		String second() {
			return "2";
		}

	}

}
