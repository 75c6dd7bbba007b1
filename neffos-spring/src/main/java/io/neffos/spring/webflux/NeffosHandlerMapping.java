package io.neffos.spring.webflux;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Maps the paths of endpoints, before the application's own routes.
 *
 * @since 0.1.0
 */
@ImportRuntimeHints(WebServers.Hints.class)
public final class NeffosHandlerMapping extends AbstractUrlHandlerMapping implements DisposableBean {

	/** After Actuator's endpoints, before router functions and controllers. */
	private static final int ORDER = -2;

	private static final CorsProcessor CORS = new DefaultCorsProcessor();

	private final Collection<NeffosEndpoint> endpoints;

	private final WebServers servers = new WebServers();

	/**
	 * Creates a mapping.
	 * @param endpoints the endpoints, on different paths
	 */
	public NeffosHandlerMapping(Collection<NeffosEndpoint> endpoints) {
		this.endpoints = endpoints;
		setOrder(ORDER);
		setCorsProcessor(NeffosHandlerMapping::writeCorsHeaders);
	}

	/**
	 * Writes CORS headers. What isn't a preflight request goes on to its endpoint even if
	 * Spring refuses it: the endpoint refuses it, too, and logs and counts that.
	 */
	private static boolean writeCorsHeaders(@Nullable CorsConfiguration cors, ServerWebExchange exchange) {
		if (CORS.process(cors, exchange)) {
			return true;
		}
		if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
			return false;
		}
		// a status that is set already would keep the request from the endpoint
		exchange.getResponse().setStatusCode(null);
		return true;
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
