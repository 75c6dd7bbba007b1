package io.neffos.spring.webflux;

import java.util.Collection;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;

/**
 * Maps the paths of endpoints, before the application's own routes.
 *
 * @since 0.1.0
 */
@ImportRuntimeHints(WebServers.Hints.class)
public final class NeffosHandlerMapping extends AbstractUrlHandlerMapping implements DisposableBean {

	/** After Actuator's endpoints, before router functions and controllers. */
	private static final int ORDER = -2;

	private final Collection<NeffosEndpoint> endpoints;

	private final WebServers servers = new WebServers();

	/**
	 * Creates a mapping.
	 * @param endpoints the endpoints, on different paths
	 */
	public NeffosHandlerMapping(Collection<NeffosEndpoint> endpoints) {
		this.endpoints = endpoints;
		setOrder(ORDER);
	}

	@Override
	protected void initApplicationContext() {
		super.initApplicationContext();
		for (NeffosEndpoint endpoint : this.endpoints) {
			registerHandler(endpoint.path(), new EndpointHandler(endpoint, this.servers));
		}
	}

	/**
	 * Ends the threads that connections had, where the web server has none for them.
	 */
	@Override
	public void destroy() {
		this.servers.close();
	}

}
