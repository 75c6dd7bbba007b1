package io.neffos.spring.webflux;

import java.util.Collection;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Maps the endpoints. Being written.
 *
 * @since 0.1.0
 */
public final class NeffosHandlerMapping extends AbstractHandlerMapping {

	/**
	 * Creates the mapping.
	 * @param endpoints the endpoints
	 */
	public NeffosHandlerMapping(Collection<NeffosEndpoint> endpoints) {
	}

	@Override
	protected Mono<?> getHandlerInternal(ServerWebExchange exchange) {
		return Mono.empty();
	}

}
