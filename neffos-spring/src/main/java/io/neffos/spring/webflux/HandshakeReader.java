package io.neffos.spring.webflux;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
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

	/** Headers of the upgrade itself, without use once it is done. */
	private static final Set<String> TRANSPORT = transport();

	private final Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	private final int maxSize;

	/**
	 * Creates a reader.
	 * @param allowed the headers that may come in the query
	 * @param maxSize how many characters all headers may have, and the URL
	 */
	HandshakeReader(Set<String> allowed, int maxSize) {
		this.allowed.addAll(allowed);
		this.maxSize = maxSize;
	}

	/**
	 * Reads a handshake.
	 * @return the handshake, or {@code null} if its headers or its URL are too large
	 */
	@Nullable Handshake read(ServerHttpRequest request, @Nullable Principal principal) {
		Map<String, List<String>> headers = headers(request.getHeaders());
		Map<String, List<String>> queryHeaders = queryHeaders(request.getQueryParams());
		if (size(headers) + size(queryHeaders) > this.maxSize || request.getURI().toString().length() > this.maxSize) {
			return null;
		}
		return new Handshake(request.getURI(), headers, queryHeaders, principal, request.getRemoteAddress());
	}

	private static Map<String, List<String>> headers(HttpHeaders headers) {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach((name, values) -> {
			if (!TRANSPORT.contains(name)) {
				copy.put(name, values);
			}
		});
		return copy;
	}

	private static long size(Map<String, List<String>> headers) {
		long size = 0;
		for (Map.Entry<String, List<String>> header : headers.entrySet()) {
			for (String value : header.getValue()) {
				size += header.getKey().length() + value.length();
			}
		}
		return size;
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

	private static Set<String> transport() {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		names.addAll(List.of("Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version",
				"Sec-WebSocket-Extensions"));
		return Collections.unmodifiableSet(names);
	}

}
