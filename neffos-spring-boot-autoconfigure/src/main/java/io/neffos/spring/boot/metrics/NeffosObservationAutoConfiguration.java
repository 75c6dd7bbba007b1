package io.neffos.spring.boot.metrics;

import io.micrometer.observation.ObservationRegistry;
import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of observations around handlers.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeffosAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@Import(ServerNames.class)
public final class NeffosObservationAutoConfiguration {

	NeffosObservationAutoConfiguration() {
	}

	@Bean
	HandlerObservations neffosHandlerObservations(ObservationRegistry registry,
			ObjectProvider<NeffosHandlerObservationConvention> convention, ServerNames names) {
		return new HandlerObservations(registry, convention.getIfAvailable(), names);
	}

}
