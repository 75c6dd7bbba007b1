package io.neffos.spring.engine.text;

/**
 * Writes a {@code ;} inside a name so that it doesn't end the field.
 */
public final class FieldEscape {

	private static final String SEPARATOR = ";";

	private static final String ESCAPED = "@%!semicolon@%!";

	private FieldEscape() {
	}

	public static String escape(String name) {
		return (name.indexOf(';') < 0) ? name : name.replace(SEPARATOR, ESCAPED);
	}

	public static String unescape(String field) {
		return (field.indexOf('@') < 0) ? field : field.replace(ESCAPED, SEPARATOR);
	}

	/**
	 * Whether a name arrives as it is sent.
	 */
	public static boolean isEncodable(String name) {
		return !hasEscape(name) && !hasHalfPair(name);
	}

	public static String requireEncodable(String name) {
		if (hasEscape(name)) {
			throw new IllegalArgumentException("The name '" + name + "' holds the protocol's escape for ';'"
					+ " and would arrive as another name");
		}
		if (hasHalfPair(name)) {
			throw new IllegalArgumentException(
					"The name '" + name + "' holds half a surrogate pair and would arrive as another name");
		}
		return name;
	}

	private static boolean hasEscape(String name) {
		return name.indexOf('@') >= 0 && !unescape(escape(name)).equals(name);
	}

	private static boolean hasHalfPair(String name) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (Character.isSurrogate(c)) {
				if (i + 1 == name.length() || !Character.isSurrogatePair(c, name.charAt(i + 1))) {
					return true;
				}
				i++;
			}
		}
		return false;
	}

}
