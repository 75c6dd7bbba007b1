package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.server.ManagedNeffosServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Closes all connections before the web server's graceful shutdown, which would otherwise
 * wait for the open WebSockets until its timeout.
 */
final class NeffosServerLifecycle implements SmartLifecycle {

	private static final int BEFORE_WEB_SERVER = 512;

	private static final Duration PROGRESS = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(NeffosServerLifecycle.class);

	private final ListableBeanFactory beanFactory;

	private final DrainSettings settings;

	private volatile Collection<ManagedNeffosServer> servers = List.of();

	private volatile boolean running;

	NeffosServerLifecycle(ListableBeanFactory beanFactory, DrainSettings settings) {
		this.beanFactory = beanFactory;
		this.settings = settings;
	}

	@Override
	public void start() {
		this.servers = this.beanFactory.getBeansOfType(ManagedNeffosServer.class).values();
		this.servers.forEach(ManagedNeffosServer::resume);
		this.running = true;
	}

	/**
	 * Drains the servers and calls back when the callbacks of all connections have run:
	 * they need the event loops, which the web server stops next.
	 */
	@Override
	public void stop(Runnable callback) {
		this.running = false;
		AtomicBoolean done = new AtomicBoolean();
		// not disposed of by an event loop, which would take the lock of the timer's
		// queue
		Flux.interval(PROGRESS).takeWhile((tick) -> !done.get()).take(maxProgress()).subscribe((tick) -> logProgress());
		Mono.whenDelayError(this.servers.stream().map(this::drain).toList()).doFinally((signal) -> {
			done.set(true);
			callback.run();
		}).subscribe(null, (ex) -> logger.warn("Failed to close all connections", ex));
	}

	private Mono<Void> drain(ManagedNeffosServer server) {
		return Mono.defer(() -> server.drain(this.settings));
	}

	/**
	 * The timeout of a drain is half of the phase's. After the phase the application goes
	 * on without the callback.
	 */
	private long maxProgress() {
		return this.settings.timeout().multipliedBy(2).dividedBy(PROGRESS);
	}

	private void logProgress() {
		logger.info("Still closing " + this.servers.stream().mapToInt(ManagedNeffosServer::acceptedConnections).sum()
				+ " connection(s)");
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + BEFORE_WEB_SERVER;
	}

}
