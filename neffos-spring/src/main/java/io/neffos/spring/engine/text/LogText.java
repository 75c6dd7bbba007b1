package io.neffos.spring.engine.text;

/**
 * Writes text that may come from a client so that it stays within its line of a log, and
 * the line within bounds: control and format characters, line separators and the like are
 * escaped, and long text is cut. Applications may use it for their own log statements.
 *
 * @since 0.1.0
 */
public final class LogText {

	private static final int MAX_LENGTH = 200;

	private LogText() {
	}

	/**
	 * Writes text in quotes.
	 * @param text the text
	 * @return at most its first 200 characters between single quotes, with escapes for
	 * quotes, backslashes and what isn't printable
	 */
	public static String quote(String text) {
		int end = end(text, MAX_LENGTH);
		StringBuilder quoted = new StringBuilder(end + 2).append('\'');
		append(quoted, text, end, true);
		return quoted.append((end < text.length()) ? "...'" : "'").toString();
	}

	/**
	 * Writes text without quotes.
	 * @param text the text
	 * @return at most its first 200 characters, with escapes for what isn't printable:
	 * the same object if there is nothing to change
	 */
	public static String line(String text) {
		return line(text, MAX_LENGTH);
	}

	/**
	 * Writes text without quotes.
	 * @param text the text
	 * @param maxLength the number of characters after which it is cut
	 * @return at most so many of its characters, with escapes for what isn't printable:
	 * the same object if there is nothing to change
	 */
	public static String line(String text, int maxLength) {
		int end = end(text, maxLength);
		if (end == text.length() && text.codePoints().allMatch(LogText::isPrintable)) {
			return text;
		}
		StringBuilder line = new StringBuilder(end + 3);
		append(line, text, end, false);
		return line.append((end < text.length()) ? "..." : "").toString();
	}

	/**
	 * Finds where text is cut, without a look at the rest of it.
	 */
	private static int end(String text, int maxLength) {
		int end = 0;
		for (int i = 0; i < maxLength && end < text.length(); i++) {
			end += Character.charCount(text.codePointAt(end));
		}
		return end;
	}

	private static void append(StringBuilder target, String text, int end, boolean quoted) {
		for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			if (quoted && (character == '\'' || character == '\\')) {
				target.append('\\');
			}
			if (isPrintable(character)) {
				target.appendCodePoint(character);
			}
			else {
				target.append("\\u{").append(Integer.toHexString(character)).append('}');
			}
		}
	}

	/**
	 * Whether a character shows itself and does nothing to its neighbours.
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
