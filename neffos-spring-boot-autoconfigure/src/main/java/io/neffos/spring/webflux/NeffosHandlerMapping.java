package io.neffos.spring.webflux;

import java.util.Collection;

import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;

/**
 * Maps the paths of endpoints, before the application's own routes.
 *
 * @since 0.1.0
 */
public final class NeffosHandlerMapping extends AbstractUrlHandlerMapping {

	/** After Actuator's endpoints, before router functions and controllers. */
	private static final int ORDER = -2;

	private final Collection<NeffosEndpoint> endpoints;

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
		EventLoops loops = new EventLoops();
		for (NeffosEndpoint endpoint : this.endpoints) {
			registerHandler(endpoint.path(), new EndpointHandler(endpoint, loops));
		}
	}

}
