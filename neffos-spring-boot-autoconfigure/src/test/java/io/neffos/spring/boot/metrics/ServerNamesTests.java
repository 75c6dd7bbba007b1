package io.neffos.spring.boot.metrics;

import java.util.Map;
import java.util.function.Function;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.server.ManagedNeffosServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.beans.factory.ListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ServerNames}.
 */
class ServerNamesTests {

	private final ListableBeanFactory beanFactory = Mockito.mock(ListableBeanFactory.class);

	private final NeffosConnection connection = Mockito.mock(NeffosConnection.class);

	private final ServerNames names = new ServerNames(this.beanFactory);

	@BeforeEach
	void addServer() {
		Mockito.when(this.beanFactory.getBeansOfType(ManagedNeffosServer.class))
			.thenReturn(Map.of("own", Mockito.mock(ManagedNeffosServer.class)));
	}

	@Test
	void beforeTheStart() {
		assertThat(this.names.main()).isEqualTo("unknown");
		assertThat(this.names.ofOneServer().apply(this.connection)).isEqualTo("unknown");
		Mockito.verifyNoInteractions(this.beanFactory);
	}

	@Test
	void afterTheStart() {
		Function<NeffosConnection, String> name = this.names.ofOneServer();
		assertThat(name.apply(this.connection)).isEqualTo("unknown");
		this.names.afterSingletonsInstantiated();
		Mockito.clearInvocations(this.beanFactory);
		assertThat(this.names.main()).isEqualTo("own");
		assertThat(name.apply(this.connection)).isEqualTo("own");
		Mockito.verifyNoInteractions(this.beanFactory);
	}

	@Test
	void broadcastBeforeTheStart() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		BroadcastMetrics metrics = new BroadcastMetrics(registry, this.names);
		metrics.begun("chat", Mockito.mock(Broadcast.class));
		Mockito.verifyNoInteractions(this.beanFactory);
		this.names.afterSingletonsInstantiated();
		metrics.begun("chat", Mockito.mock(Broadcast.class));
		assertThat(registry.get("neffos.broadcast").timers())
			.extracting((timer) -> timer.getId().getTag("neffos.server"))
			.containsExactlyInAnyOrder("unknown", "own");
	}

}
