package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How an application lets its connections go. The client's handler never ends.
 */
class NeffosServerLifecycleTests {

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("never", (connection, message) -> Mono.never()))
		.build();

	private final AtomicBoolean stopped = new AtomicBoolean();

	private final NeffosServerLifecycle lifecycle = new NeffosServerLifecycle(beans(), DrainSettings.DEFAULTS);

	private TestClient client;

	@BeforeEach
	void stop() {
		this.lifecycle.start();
		this.client = TestClient.connected(this.server, this.loop, "ns").send("$1;ns;;never;0;0;");
		this.lifecycle.stop(() -> this.stopped.set(true));
	}

	@Test
	void handlerThatNeverEnds() {
		assertThat(this.client.closed()).as("its answer is owed").isNull();
		this.loop.advance(Duration.ofSeconds(10));
		assertThat(this.client.closed()).isEqualTo(CloseReason.GOING_AWAY);
		assertThat(this.stopped).as("the grace is waited for once").isTrue();
	}

	@Test
	void failureOfAnotherServer() {
		ManagedNeffosServer failing = Mockito.mock(ManagedNeffosServer.class);
		Mockito.when(failing.drain(DrainSettings.DEFAULTS)).thenReturn(Mono.error(new IllegalStateException("broken")));
		stopTogetherWith(failing);
	}

	@Test
	void exceptionOfAnotherServer() {
		ManagedNeffosServer failing = Mockito.mock(ManagedNeffosServer.class);
		Mockito.when(failing.drain(DrainSettings.DEFAULTS)).thenThrow(new IllegalStateException("broken"));
		stopTogetherWith(failing);
	}

	private void stopTogetherWith(ManagedNeffosServer failing) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("failing", failing);
		beans.addBean("server", this.server);
		NeffosServerLifecycle both = new NeffosServerLifecycle(beans, DrainSettings.DEFAULTS);
		both.start();
		AtomicBoolean bothStopped = new AtomicBoolean();
		both.stop(() -> bothStopped.set(true));
		assertThat(bothStopped).as("the other server is waited for").isFalse();
		this.loop.advance(Duration.ofSeconds(10));
		assertThat(bothStopped).isTrue();
	}

	private StaticListableBeanFactory beans() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("server", this.server);
		return beans;
	}

}
