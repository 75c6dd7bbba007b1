package io.neffos.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerDecorator;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests of applications that decorate the server.
 */
class DecoratedServerTests {

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class, NeffosWebFluxAutoConfiguration.class));

	@Test
	void decorator() {
		this.contextRunner.withPropertyValues("neffos.server.enabled=true")
			.withUserConfiguration(Auditing.class)
			.run((context) -> {
				Audited audited = context.getBean(Audited.class);
				assertThat(context.getBean(NeffosServer.class)).isSameAs(audited);
				ManagedNeffosServer delegate = context.getBean(ManagedNeffosServer.class);
				assertThat(context.getBean(NeffosEndpoint.class).server()).isSameAs(delegate);
				context.getBean(Sender.class).send();
				assertThat(audited.events).containsExactly("sold");
				context.getBean(NeffosServerLifecycle.class).stop();
				assertThat(delegate.isShuttingDown()).isTrue();
			});
	}

	@Test
	void mockedServer() {
		this.contextRunner.withBean(ManagedNeffosServer.class, () -> mock())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageStartingWith("An endpoint needs a server that was built by a NeffosServerBuilder"));
	}

	static class Audited extends NeffosServerDecorator {

		private final List<String> events = new ArrayList<>();

		Audited(NeffosServer delegate) {
			super(delegate);
		}

		@Override
		public Emission<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages) {
			for (NeffosMessage message : messages) {
				this.events.add(message.event());
			}
			return super.broadcast(exclude, messages);
		}

	}

	static class Sender {

		private final NeffosServer server;

		Sender(NeffosServer server) {
			this.server = server;
		}

		void send() {
			this.server.broadcast(NeffosMessage.builder().namespace("shop").event("sold").build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Auditing {

		@Bean
		@Primary
		NeffosServer audited(ManagedNeffosServer delegate) {
			return new Audited(delegate);
		}

		@Bean
		Sender sender(NeffosServer server) {
			return new Sender(server);
		}

		@Bean
		NeffosServerCustomizer shop() {
			return (server) -> server.namespace("shop", (shop) -> {
			});
		}

	}

}
