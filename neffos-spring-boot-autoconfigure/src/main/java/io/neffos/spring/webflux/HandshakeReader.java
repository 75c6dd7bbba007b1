package io.neffos.spring.webflux;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.neffos.spring.connection.Handshake;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/**
 * Reads what a client says with its request. Browsers can't set headers on a WebSocket,
 * so clients put them into the query; only those that the endpoint allows are taken from
 * there.
 */
final class HandshakeReader {

	private static final String PREFIX = "X-Websocket-Header-";

	private final Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	HandshakeReader(Set<String> allowed) {
		this.allowed.addAll(allowed);
	}

	Handshake read(ServerHttpRequest request, @Nullable Principal principal) {
		return new Handshake(request.getURI(), headers(request.getHeaders()), queryHeaders(request.getQueryParams()),
				principal, request.getRemoteAddress());
	}

	private static Map<String, List<String>> headers(HttpHeaders headers) {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach(copy::put);
		return copy;
	}

	private Map<String, List<String>> queryHeaders(MultiValueMap<String, String> parameters) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		parameters.forEach((name, values) -> {
			if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
					&& this.allowed.contains(name.substring(PREFIX.length()))) {
				List<String> usable = values.stream().filter(HandshakeReader::isHeaderValue).toList();
				headers.computeIfAbsent(name.substring(PREFIX.length()), (header) -> new ArrayList<>()).addAll(usable);
			}
		});
		headers.values().removeIf(List::isEmpty);
		return headers;
	}

	private static boolean isHeaderValue(@Nullable String value) {
		return value != null && value.chars().noneMatch(Character::isISOControl);
	}

}
