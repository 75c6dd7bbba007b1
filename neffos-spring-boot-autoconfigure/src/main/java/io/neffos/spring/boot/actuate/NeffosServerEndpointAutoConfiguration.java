package io.neffos.spring.boot.actuate;

import io.neffos.spring.boot.autoconfigure.NeffosAutoConfiguration;
import io.neffos.spring.boot.autoconfigure.NeffosWebFluxAutoConfiguration;
import io.neffos.spring.engine.support.BlockingSchedulers;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.server.ManagedNeffosServer;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * Auto-configuration of {@link NeffosServerEndpoint}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class })
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(endpoint = NeffosServerEndpoint.class, exposure = EndpointExposure.WEB)
@ConditionalOnBean(ManagedNeffosServer.class)
@ImportRuntimeHints(NeffosServerEndpointAutoConfiguration.Answers.class)
public final class NeffosServerEndpointAutoConfiguration {

	NeffosServerEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	NeffosServerEndpoint neffosServerEndpoint(ListableBeanFactory beanFactory, ObjectProvider<DrainSettings> drain,
			ObjectProvider<BlockingSchedulers> blocking) {
		return new NeffosServerEndpoint(NamedServers.of(beanFactory),
				new ServerOperations(drain.getIfAvailable(() -> DrainSettings.DEFAULTS)), blocking.getIfAvailable());
	}

	/**
	 * What is written as JSON. Some operations don't say in their signature which of
	 * these they return.
	 */
	static final class Answers implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), ServersDescriptor.class,
					NamespacesDescriptor.class, NamespaceDescriptor.class, RoomDescriptor.class,
					ConnectionsDescriptor.class, ConnectionDescriptor.class, DrainDescriptor.class,
					DepartureDescriptor.class, BroadcastDescriptor.class, MissingDescriptor.class);
		}

	}

}
