package io.neffos.spring.boot.autoconfigure;

import java.util.Collection;
import java.util.List;

import io.neffos.spring.server.NeffosServer;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Ends all connections before the web server begins to wait for its requests to end: an
 * open WebSocket would be waited for until the time for that is up.
 */
final class NeffosServerLifecycle implements SmartLifecycle {

	private static final int BEFORE_WEB_SERVER = 512;

	private final ListableBeanFactory beanFactory;

	private volatile Collection<NeffosServer> servers = List.of();

	private volatile boolean running;

	NeffosServerLifecycle(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void start() {
		this.servers = this.beanFactory.getBeansOfType(NeffosServer.class).values();
		this.servers.forEach(NeffosServer::resume);
		this.running = true;
	}

	/**
	 * Ends all connections and calls back when their callbacks have run, which need the
	 * event loops that the web server stops next.
	 */
	@Override
	public void stop(Runnable callback) {
		this.running = false;
		Mono.when(this.servers.stream().map(NeffosServer::shutdown).toList())
			.doFinally((signal) -> callback.run())
			.subscribe();
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
