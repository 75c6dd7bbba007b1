package io.neffos.spring.boot.metrics;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.ObservationRegistry;
import io.neffos.spring.annotation.support.InvocationScopes;
import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of observations around handlers.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeffosAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
public final class NeffosObservationAutoConfiguration {

	NeffosObservationAutoConfiguration() {
	}

	@Bean
	HandlerObservations neffosHandlerObservations(ObservationRegistry registry,
			ObjectProvider<NeffosHandlerObservationConvention> convention) {
		return new HandlerObservations(registry, convention.getIfAvailable());
	}

	/**
	 * With the library that knows all that is to be propagated.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextSnapshotFactory.class)
	static class PropagationConfiguration {

		@Bean
		@ConditionalOnMissingBean(InvocationScopes.class)
		InvocationScopes neffosInvocationScopes(ObservationRegistry registry) {
			return (registry.isNoop()) ? InvocationScopes.none() : new PropagatedScopes();
		}

	}

	/**
	 * Without it.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.micrometer.context.ContextSnapshotFactory")
	static class ObservationOnlyConfiguration {

		@Bean
		@ConditionalOnMissingBean(InvocationScopes.class)
		InvocationScopes neffosInvocationScopes(ObservationRegistry registry) {
			return (registry.isNoop()) ? InvocationScopes.none() : new ObservationScopes();
		}

	}

}
