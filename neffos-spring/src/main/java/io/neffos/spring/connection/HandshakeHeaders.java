package io.neffos.spring.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compact storage of a handshake's headers, which each connection keeps until its end.
 */
final class HandshakeHeaders {

	/** A character that a header can't contain. */
	private static final char SEPARATOR = '\0';

	/** A name, a value, a name, a value, and so on, with a separator behind each. */
	private final String fields;

	HandshakeHeaders(Map<String, List<String>> headers) {
		StringBuilder builder = new StringBuilder();
		headers.forEach((name, values) -> values.forEach((value) -> {
			append(builder, name);
			append(builder, value);
		}));
		this.fields = builder.toString();
	}

	private static void append(StringBuilder fields, String text) {
		if (text.indexOf(SEPARATOR) >= 0) {
			throw new IllegalArgumentException("A header can't hold a NUL");
		}
		fields.append(text).append(SEPARATOR);
	}

	/**
	 * Return the values of a header, whose name is case-insensitive.
	 */
	List<String> values(String name) {
		List<String> values = new ArrayList<>(1);
		int at = 0;
		while (at < this.fields.length()) {
			int endOfName = this.fields.indexOf(SEPARATOR, at);
			int endOfValue = this.fields.indexOf(SEPARATOR, endOfName + 1);
			if (endOfName - at == name.length() && this.fields.regionMatches(true, at, name, 0, name.length())) {
				values.add(this.fields.substring(endOfName + 1, endOfValue));
			}
			at = endOfValue + 1;
		}
		return List.copyOf(values);
	}

	/**
	 * Return whether there is a header.
	 */
	boolean contains(String name) {
		return !values(name).isEmpty();
	}

}
