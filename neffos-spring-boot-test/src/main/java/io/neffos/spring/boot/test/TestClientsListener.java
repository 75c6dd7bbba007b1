package io.neffos.spring.boot.test;

import java.time.Duration;
import java.util.List;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.test.NeffosTestClients;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Ends the clients that a test method has opened, so that the next one finds the server
 * without them.
 */
final class TestClientsListener extends AbstractTestExecutionListener {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration OFTEN = Duration.ofMillis(10);

	TestClientsListener() {
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (testContext.hasApplicationContext()) {
			ApplicationContext context = testContext.getApplicationContext();
			context.getBeanProvider(NeffosTestClients.class).stream().forEach((clients) -> end(clients, context));
		}
	}

	private static void end(NeffosTestClients clients, ApplicationContext context) {
		List<String> ids = clients.ids();
		clients.resetAll().block(PATIENCE);
		Flux.fromIterable(context.getBeansOfType(ManagedNeffosServer.class).values())
			.flatMap((server) -> gone(server, ids))
			.blockLast(PATIENCE);
	}

	/**
	 * Waits until the server knows what the clients have done.
	 */
	private static Mono<Void> gone(ManagedNeffosServer server, List<String> ids) {
		return Mono.fromSupplier(() -> ids.stream().allMatch((id) -> server.connectionsOfId(id).isEmpty()))
			.filter(Boolean::booleanValue)
			.repeatWhenEmpty((tries) -> tries.delayElements(OFTEN))
			.then();
	}

}
