package io.neffos.spring.boot.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Values of tags, which have to be few and never empty.
 */
final class TagValues {

	static final String UNKNOWN = "unknown";

	private static final String NONE = "none";

	private TagValues() {
	}

	/**
	 * Return the value for a declared namespace.
	 * @param namespace its name, or {@code null} for anything else
	 */
	static String namespace(@Nullable String namespace) {
		if (namespace == null) {
			return UNKNOWN;
		}
		return (namespace.isEmpty()) ? NONE : namespace;
	}

}
