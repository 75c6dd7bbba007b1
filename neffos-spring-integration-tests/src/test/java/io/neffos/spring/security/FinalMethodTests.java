package io.neffos.spring.security;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.support.InvalidEventMappingException;
import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Method security that would be skipped.
 */
class FinalMethodTests {

	@Test
	void refusal() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class))
			.withUserConfiguration(MethodSecurity.class, Vault.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventMappingException.class)
				.hasMessageContaining("Vault#open()")
				.hasMessageContaining("because it is final"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableReactiveMethodSecurity
	static class MethodSecurity {

	}

	@NeffosController("vault")
	static class Vault {

		@NeffosEvent
		@PreAuthorize("hasRole('ADMIN')")
		final Mono<String> open() {
			return Mono.just("gold");
		}

	}

}
