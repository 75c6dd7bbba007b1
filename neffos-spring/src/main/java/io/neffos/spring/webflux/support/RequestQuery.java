package io.neffos.spring.webflux.support;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;

/**
 * The query of an upgrade as the client has sent it. Servers fail on a malformed one when
 * it is too late for a status.
 */
public final class RequestQuery {

	private RequestQuery() {
	}

	public static boolean isMalformed(@Nullable String query) {
		try {
			new URI("/?" + ((query != null) ? query : ""));
			return false;
		}
		catch (URISyntaxException ex) {
			return true;
		}
	}

	public static Mono<Void> refuse(ServerWebExchange exchange) {
		exchange.getResponse().setStatusCode(HttpStatus.BAD_REQUEST);
		return exchange.getResponse().setComplete();
	}

}
