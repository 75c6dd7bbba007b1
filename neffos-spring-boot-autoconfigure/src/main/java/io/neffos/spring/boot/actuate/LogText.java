package io.neffos.spring.boot.actuate;

/**
 * Writes names that clients may have chosen so that they stay within their line of a log.
 */
final class LogText {

	private static final int MAX_LENGTH = 200;

	private LogText() {
	}

	/**
	 * Quotes a name.
	 * @param name the name
	 * @return at most its first 200 characters, with escapes for what isn't printable
	 */
	static String quote(String name) {
		StringBuilder text = new StringBuilder("'");
		name.codePoints().limit(MAX_LENGTH).forEach((character) -> append(text, character));
		return text.append((name.codePointCount(0, name.length()) > MAX_LENGTH) ? "...'" : "'").toString();
	}

	private static void append(StringBuilder text, int character) {
		if (character == '\'' || character == '\\') {
			text.append('\\').appendCodePoint(character);
		}
		else if (isPrintable(character)) {
			text.appendCodePoint(character);
		}
		else {
			text.append(String.format("\\u{%x}", character));
		}
	}

	/**
	 * Tells whether a character shows itself and does nothing to its neighbours.
	 */
	private static boolean isPrintable(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
