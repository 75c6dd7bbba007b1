package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How an application lets its connections go. The client's handler never ends.
 */
class NeffosServerLifecycleTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder()
		.namespace("ns", (ns) -> ns.on("never", (connection, message) -> Mono.never()))
		.build();

	private final AtomicReference<Runnable> secondSignal = new AtomicReference<>();

	private final Disposable signals = Disposables.single();

	private final AtomicBoolean stopped = new AtomicBoolean();

	private final NeffosServerLifecycle lifecycle = new NeffosServerLifecycle(beans(), DrainSettings.DEFAULTS,
			(callback) -> {
				this.secondSignal.set(callback);
				return this.signals;
			});

	private TestClient client;

	@BeforeEach
	void stop() {
		this.lifecycle.start();
		this.client = TestClient.connected(this.server, this.loop, "ns").send("$1;ns;;never;0;0;");
		this.lifecycle.stop(() -> this.stopped.set(true));
	}

	@AfterEach
	void resetTime() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void handlerThatNeverEnds() {
		assertThat(this.client.closed()).as("its answer is owed").isNull();
		this.loop.advance(Duration.ofSeconds(10));
		assertThat(this.client.closed()).isEqualTo(CloseReason.GOING_AWAY);
		assertThat(this.stopped).as("the grace is waited for once").isTrue();
		assertThat(this.signals.isDisposed()).isTrue();
	}

	@Test
	void secondSignal() {
		this.secondSignal.get().run();
		assertThat(this.client.closed()).isEqualTo(CloseReason.GOING_AWAY);
		assertThat(this.stopped).as("the last moment").isFalse();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.stopped).isTrue();
		assertThat(this.signals.isDisposed()).isTrue();
	}

	private StaticListableBeanFactory beans() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("server", this.server);
		return beans;
	}

}
