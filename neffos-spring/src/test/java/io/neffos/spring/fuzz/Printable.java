package io.neffos.spring.fuzz;

/**
 * Shows bytes so that they can be copied into a test.
 */
final class Printable {

	private static final int MAX = 400;

	private Printable() {
	}

	static String of(byte[] bytes) {
		StringBuilder text = new StringBuilder("\"");
		for (int i = 0; i < Math.min(bytes.length, MAX); i++) {
			int value = bytes[i] & 0xFF;
			if (value >= ' ' && value < 127 && value != '"' && value != '\\') {
				text.append((char) value);
			}
			else {
				text.append(String.format("\\x%02x", value));
			}
		}
		return text.append((bytes.length > MAX) ? "\" and more, " + bytes.length + " bytes" : "\"").toString();
	}

}
