package io.neffos.spring.webflux;

import java.util.List;
import java.util.Locale;

import io.neffos.spring.engine.text.LogText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Lets only requests through that name one of the application's own hosts. A page of a
 * foreign host name that resolves to the application's address has the endpoint's own
 * origin, but not one of these hosts.
 */
final class HostCheck {

	private static final Log logger = LogFactory.getLog(HostCheck.class);

	private static final String ANY_SUBDOMAIN = "*.";

	private final RefusalLog log = new RefusalLog(logger::warn);

	private final String path;

	private final List<String> allowed;

	HostCheck(NeffosEndpoint endpoint) {
		this.path = endpoint.path();
		this.allowed = endpoint.allowedHosts().stream().map((host) -> host.toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * Checks the host of a request, and warns of an unknown one.
	 */
	boolean isAllowed(ServerHttpRequest request) {
		String host = request.getURI().getHost();
		if (this.allowed.isEmpty() || isAllowed(host)) {
			return true;
		}
		String quoted = LogText.quote(String.valueOf(host));
		this.log.warn(quoted, System.nanoTime(), () -> "Refused an upgrade to the host " + quoted + " at " + this.path
				+ ". If it is a host of the application, add it to neffos.server.allowed-hosts");
		return false;
	}

	private boolean isAllowed(@Nullable String host) {
		if (host == null) {
			return false;
		}
		String lowerCase = host.toLowerCase(Locale.ROOT);
		return this.allowed.stream()
			.anyMatch((pattern) -> (pattern.startsWith(ANY_SUBDOMAIN)) ? lowerCase.endsWith(pattern.substring(1))
					: lowerCase.equals(pattern));
	}

}
