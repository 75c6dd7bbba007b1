package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.support.NeffosHandlerMethodArgumentResolver;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.MethodParameter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of argument resolvers that use other beans.
 */
class ArgumentResolverBeansTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class));

	@Test
	void resolverThatUsesTheServer() {
		this.contextRunner.withBean(CountResolver.class).withBean(Counts.class).run((context) -> {
			assertThat(context).hasNotFailed();
			TestClient client = TestClient.connected(context.getBean(ManagedNeffosServer.class), new ManualLoop(),
					"counts");
			client.send("$1;counts;;count;0;0;");
			assertThat(client.received()).containsExactly("$1;counts;;count;0;0;1");
		});
	}

	/**
	 * The number of connections.
	 *
	 * @param value the number
	 */
	record Count(int value) {

	}

	static class CountResolver implements NeffosHandlerMethodArgumentResolver {

		private final ObjectProvider<NeffosServer> server;

		CountResolver(ObjectProvider<NeffosServer> server) {
			this.server = server;
		}

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == Count.class;
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, NamespaceConnection sender, NeffosMessage message) {
			return new Count(this.server.getObject().totalConnections());
		}

	}

	@NeffosController("counts")
	static class Counts {

		@NeffosEvent
		Mono<String> count(Count count) {
			return Mono.just(String.valueOf(count.value()));
		}

	}

}
