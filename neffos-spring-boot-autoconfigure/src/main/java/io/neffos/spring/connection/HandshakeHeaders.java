package io.neffos.spring.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The headers of one handshake, in little memory: every connection keeps them as long as
 * it lives.
 */
final class HandshakeHeaders {

	/** A name, a value, a name, a value, and so on. */
	private final String[] fields;

	HandshakeHeaders(Map<String, List<String>> headers) {
		List<String> flat = new ArrayList<>();
		headers.forEach((name, values) -> values.forEach((value) -> {
			flat.add(name);
			flat.add(value);
		}));
		this.fields = flat.toArray(String[]::new);
	}

	/**
	 * Returns the values of a header, whose name is taken without case.
	 */
	List<String> values(String name) {
		List<String> values = new ArrayList<>(1);
		for (int i = 0; i < this.fields.length; i += 2) {
			if (this.fields[i].equalsIgnoreCase(name)) {
				values.add(this.fields[i + 1]);
			}
		}
		return List.copyOf(values);
	}

	/**
	 * Tells whether a header is there.
	 */
	boolean contains(String name) {
		for (int i = 0; i < this.fields.length; i += 2) {
			if (this.fields[i].equalsIgnoreCase(name)) {
				return true;
			}
		}
		return false;
	}

}
