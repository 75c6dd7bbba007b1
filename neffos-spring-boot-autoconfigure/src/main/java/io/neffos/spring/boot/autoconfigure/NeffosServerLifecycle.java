package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Ends all connections before the web server begins to wait for its requests to end: an
 * open WebSocket would be waited for until the time for that is up.
 */
final class NeffosServerLifecycle implements SmartLifecycle {

	private static final int BEFORE_WEB_SERVER = 512;

	private static final Duration PROGRESS = Duration.ofSeconds(1);

	/** How long close frames and callbacks may still take for who is in a hurry. */
	private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(NeffosServerLifecycle.class);

	private final ListableBeanFactory beanFactory;

	private final DrainSettings settings;

	private final Function<Runnable, Disposable> secondSignal;

	private volatile Collection<ManagedNeffosServer> servers = List.of();

	private volatile boolean running;

	/**
	 * Creates the lifecycle.
	 * @param beanFactory holds the servers
	 * @param settings how fast connections end
	 * @param secondSignal calls back when the process is told to end once more, until it
	 * is disposed of
	 */
	NeffosServerLifecycle(ListableBeanFactory beanFactory, DrainSettings settings,
			Function<Runnable, Disposable> secondSignal) {
		this.beanFactory = beanFactory;
		this.settings = settings;
		this.secondSignal = secondSignal;
	}

	@Override
	public void start() {
		this.servers = this.beanFactory.getBeansOfType(ManagedNeffosServer.class).values();
		this.servers.forEach(ManagedNeffosServer::resume);
		this.running = true;
	}

	/**
	 * Lets all connections go and calls back when their callbacks have run, which need
	 * the event loops that the web server stops next. A second signal to the process ends
	 * those that are left at once, and waits for hardly anything.
	 */
	@Override
	public void stop(Runnable callback) {
		this.running = false;
		Sinks.Empty<Void> secondSignal = Sinks.empty();
		Disposable signals = this.secondSignal.apply(secondSignal::tryEmitEmpty);
		Disposable progress = Flux.interval(PROGRESS).subscribe((tick) -> logProgress());
		Mono<Void> drained = Mono.when(this.servers.stream().map((server) -> server.drain(this.settings)).toList());
		Mono.firstWithSignal(drained, secondSignal.asMono().then(Mono.defer(this::hurry))).doFinally((signal) -> {
			progress.dispose();
			signals.dispose();
			callback.run();
		}).subscribe();
	}

	private Mono<Void> hurry() {
		logger.info("Told to end once more: closing what is left at once");
		return Mono.when(this.servers.stream().map((server) -> server.closeAll(CloseReason.GOING_AWAY)).toList())
			.timeout(LAST_MOMENT, Mono.empty());
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
