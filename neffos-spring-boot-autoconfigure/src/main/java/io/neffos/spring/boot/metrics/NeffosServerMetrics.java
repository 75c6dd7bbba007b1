package io.neffos.spring.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.neffos.spring.server.ManagedNeffosServer;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Registers the meters of all servers of the application, each under the name of its
 * bean.
 */
final class NeffosServerMetrics implements MeterBinder {

	private final ListableBeanFactory beanFactory;

	NeffosServerMetrics(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.beanFactory.getBeansOfType(ManagedNeffosServer.class)
			.forEach((name, server) -> new ServerMeters(server, Tags.of(TagKeys.SERVER, name), registry).register());
	}

}
