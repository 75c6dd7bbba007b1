package io.neffos.spring.webflux;

import java.net.URI;
import java.util.List;

import io.neffos.spring.engine.text.LogText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;

/**
 * Lets pages of the endpoint's own origin connect, and those of the origins that it
 * allows. This doesn't rely on Spring's CORS check, which is skipped where a filter in
 * front has written CORS headers already: such a filter may be meant for other paths'
 * data, not for WebSockets that bring cookies along.
 */
final class OriginCheck {

	private static final Log logger = LogFactory.getLog(OriginCheck.class);

	private final RefusalLog log = new RefusalLog(logger::warn);

	private final String path;

	private final CorsConfiguration cors = new CorsConfiguration();

	OriginCheck(NeffosEndpoint endpoint) {
		this.path = endpoint.path();
		this.cors.setAllowedOriginPatterns(endpoint.allowedOrigins());
		// a WebSocket over HTTP/2 begins with CONNECT
		this.cors.addAllowedMethod(CorsConfiguration.ALL);
		this.cors.addAllowedHeader(CorsConfiguration.ALL);
	}

	/**
	 * Returns what Spring has to tell browsers.
	 */
	CorsConfiguration cors() {
		return this.cors;
	}

	/**
	 * Checks the origin of a request, and warns of a foreign one.
	 */
	boolean isAllowed(ServerHttpRequest request) {
		List<String> origins = request.getHeaders().getOrEmpty("Origin");
		boolean allowed = origins.isEmpty() || (origins.size() == 1 && isAllowed(request, origins.get(0)));
		if (!allowed) {
			String origin = LogText.quote(String.join(", ", origins));
			this.log.warn(origin, System.nanoTime(), () -> "Refused a page of the origin " + origin + " at " + this.path
					+ ", whose own origin is " + LogText.quote(origin(request.getURI()))
					+ ". If the page may connect, add its origin to"
					+ " neffos.server.allowed-origins. If a proxy is in front of the application and the page is the"
					+ " application's own, the proxy has to set X-Forwarded-Proto and X-Forwarded-Host, and"
					+ " the application needs server.forward-headers-strategy=framework");
		}
		return allowed;
	}

	private boolean isAllowed(ServerHttpRequest request, String origin) {
		try {
			return !CorsUtils.isCorsRequest(request) || this.cors.checkOrigin(origin) != null;
		}
		catch (IllegalArgumentException ex) {
			// not an origin at all
			return false;
		}
	}

	private static String origin(URI uri) {
		return uri.getScheme() + "://" + uri.getAuthority();
	}

}
