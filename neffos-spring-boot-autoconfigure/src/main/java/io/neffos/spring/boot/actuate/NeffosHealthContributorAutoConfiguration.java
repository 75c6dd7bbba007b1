package io.neffos.spring.boot.actuate;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosWebFluxAutoConfiguration;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.CompositeReactiveHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the servers' health, where there is an endpoint.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class })
@ConditionalOnClass({ Flux.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean({ ManagedNeffosServer.class, NeffosEndpoint.class })
@ConditionalOnEnabledHealthIndicator("neffos")
public final class NeffosHealthContributorAutoConfiguration
		extends CompositeReactiveHealthContributorConfiguration<NeffosHealthIndicator, ManagedNeffosServer> {

	NeffosHealthContributorAutoConfiguration() {
		super(NeffosHealthIndicator::new);
	}

	@Bean
	@ConditionalOnMissingBean(name = { "neffosHealthIndicator", "neffosHealthContributor" })
	ReactiveHealthContributor neffosHealthContributor(ListableBeanFactory beanFactory) {
		return createContributor(beanFactory.getBeansOfType(ManagedNeffosServer.class));
	}

}
