package io.neffos.spring.webflux;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The opening handshake of RFC 6455. It is checked here, before the web server sees it:
 * each server fails on another part of it, and some fail when it is too late for a
 * status.
 */
final class UpgradeRequest {

	/** The only version that is spoken. */
	static final String VERSION = "13";

	private static final int KEY_LENGTH = 24;

	private static final int NONCE_LENGTH = 16;

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

	private static final Pattern EXTENSION = Pattern.compile(TOKEN);

	private static final Pattern PARAMETER = Pattern.compile(TOKEN + "\\s*+(=\\s*+(" + TOKEN + "|\"" + TOKEN + "\"))?");

	private UpgradeRequest() {
	}

	/**
	 * Checks the handshake of a request for a WebSocket.
	 * @return why the request must be refused, or {@code null} if it is in order
	 */
	static @Nullable Refusal refusal(ServerHttpRequest request) {
		if (!VERSION.equals(single(request, "Sec-WebSocket-Version"))) {
			return Refusal.VERSION;
		}
		if (request.getMethod() == HttpMethod.GET && !isKey(single(request, "Sec-WebSocket-Key"))) {
			return Refusal.MALFORMED;
		}
		for (String extensions : values(request, "Sec-WebSocket-Extensions")) {
			if (!areExtensions(extensions)) {
				return Refusal.MALFORMED;
			}
		}
		return null;
	}

	private static boolean isKey(@Nullable String key) {
		if (key == null || key.length() != KEY_LENGTH) {
			return false;
		}
		try {
			return Base64.getDecoder().decode(key).length == NONCE_LENGTH;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean areExtensions(String list) {
		for (String extension : list.split(",")) {
			String[] parts = extension.split(";", -1);
			if (parts.length == 1 && parts[0].isBlank()) {
				// a list may have empty elements
				continue;
			}
			if (!EXTENSION.matcher(parts[0].strip()).matches()) {
				return false;
			}
			for (int i = 1; i < parts.length; i++) {
				if (!PARAMETER.matcher(parts[i].strip()).matches()) {
					return false;
				}
			}
		}
		return true;
	}

	private static @Nullable String single(ServerHttpRequest request, String header) {
		List<String> values = values(request, header);
		return (values.size() == 1) ? values.get(0) : null;
	}

	private static List<String> values(ServerHttpRequest request, String header) {
		return request.getHeaders().getOrEmpty(header);
	}

}
