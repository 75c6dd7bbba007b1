package io.neffos.spring.boot.autoconfigure;

import java.util.Collection;
import java.util.List;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.NeffosServer;

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
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.servers.forEach((server) -> server.closeAll(CloseReason.GOING_AWAY));
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
