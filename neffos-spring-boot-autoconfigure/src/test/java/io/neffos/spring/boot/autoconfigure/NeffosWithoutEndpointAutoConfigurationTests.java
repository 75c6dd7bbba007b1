package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.support.AnnotatedEventConfigurer;
import io.neffos.spring.annotation.support.InvalidEventMappingException;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link NeffosWithoutEndpointAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class NeffosWithoutEndpointAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(NeffosAutoConfiguration.class,
			NeffosWebFluxAutoConfiguration.class, NeffosWithoutEndpointAutoConfiguration.class,
			CodecsAutoConfiguration.class);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	private final ApplicationContextRunner none = new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS);

	@Test
	void servletApplicationWithEventMethods() {
		this.servlet.withUserConfiguration(Chat.class).run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).as("not one of the bean that has the server injected")
				.isInstanceOf(InvalidEventMappingException.class);
			FailureAnalysis analysis = new InvalidEventMappingFailureAnalyzer().analyze(failure);
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("no endpoint in a servlet application", "Chat#chat(String)");
			assertThat(analysis.getAction()).contains("spring.main.web-application-type=reactive",
					"spring-boot-starter-webmvc", "neffos.server.enabled=false");
		});
	}

	@Test
	void servletApplicationWithAControllerWithoutEvents() {
		this.servlet.withUserConfiguration(Empty.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("Empty of bean"));
	}

	@Test
	void servletApplicationWithoutEventMethods(CapturedOutput output) {
		this.servlet.run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(ManagedNeffosServer.class)
				.doesNotHaveBean(NeffosEndpoint.class)
				.doesNotHaveBean(LazyConnectionBeans.class)
				.doesNotHaveBean(SlowConsumerEvents.class);
			assertThat(output).contains("WARN")
				.containsOnlyOnce("neffos has neither a server nor an endpoint in a servlet application");
		});
	}

	@Test
	void servletApplicationWithItsOwnServer(CapturedOutput output) {
		this.servlet.withUserConfiguration(OwnServer.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ManagedNeffosServer.class).namespaces()).containsExactly("chat");
			assertThat(output).doesNotContain("endpoint");
		});
	}

	@Test
	void disabledInAServletApplication(CapturedOutput output) {
		this.servlet.withPropertyValues("neffos.server.enabled=false")
			.withUserConfiguration(Quiet.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).doesNotContain("endpoint");
			});
	}

	@Test
	void noWebApplication(CapturedOutput output) {
		this.none.withUserConfiguration(Chat.class).run((context) -> {
			assertThat(context).as("beans that have the server injected are there")
				.hasSingleBean(ManagedNeffosServer.class);
			assertThat(output).contains("neffos has no endpoint, because this is not a web application")
				.contains("its 1 event method(s)");
		});
	}

	@Test
	void noWebApplicationWithoutEventMethods(CapturedOutput output) {
		this.none.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).doesNotContain("endpoint");
		});
	}

	@Test
	void reactiveApplication(CapturedOutput output) {
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withUserConfiguration(Chat.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(NeffosEndpoint.class);
				assertThat(output).doesNotContain("no endpoint");
			});
	}

	@NeffosController("chat")
	static class Chat {

		Chat(ManagedNeffosServer server) {
		}

		@NeffosEvent
		void chat(String text) {
		}

	}

	@NeffosController("quiet")
	static class Quiet {

		@NeffosEvent
		void chat(String text) {
		}

	}

	@NeffosController("empty")
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnServer {

		@Bean
		Chat chat(ManagedNeffosServer server) {
			return new Chat(server);
		}

		@Bean
		ManagedNeffosServer server(AnnotatedEventConfigurer events) {
			NeffosServerBuilder builder = NeffosServer.builder();
			events.accept(builder);
			return builder.build();
		}

	}

}
