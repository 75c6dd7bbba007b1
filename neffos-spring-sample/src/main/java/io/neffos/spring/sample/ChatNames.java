package io.neffos.spring.sample;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import io.neffos.spring.message.NeffosException;

/**
 * Rules for the names of members and rooms. The page shows the error text at the input
 * field.
 * <p>
 * Names that differ only in case, or in how a character is encoded, are one name. Names
 * with letters of different scripts that look alike stay different.
 */
final class ChatNames {

	private static final int MAX_MEMBER = 20;

	private static final int MAX_ROOM = 30;

	private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*");

	/** Invisible letters and marks, with which two names could look the same. */
	private static final Pattern INVISIBLE = Pattern.compile(
			"[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

	private ChatNames() {
	}

	/**
	 * Checks the name of a member.
	 * @param typed the name as it was typed
	 * @return the name to show
	 * @throws NeffosException if the name isn't allowed
	 */
	static String member(String typed) {
		return check(compose(typed.strip()), "Please enter a name.", MAX_MEMBER);
	}

	/**
	 * Checks the name of a room. A join can't change the room's name, so the name must be
	 * in its normalized form.
	 * @param name the name
	 * @throws NeffosException if the name isn't allowed or isn't normalized
	 */
	static void room(String name) {
		check(name, "Please enter the room's name.", MAX_ROOM);
		String key = key(name);
		if (!key.equals(name)) {
			throw new NeffosException("Please write the room's name as " + check(key, name, MAX_ROOM) + ".");
		}
	}

	/**
	 * Returns the normalized form of a name.
	 * @param name the name
	 * @return the name without differences in case and encoding
	 */
	static String key(String name) {
		// to upper case first: some letters have several lower cases
		return compose(compose(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
	}

	private static String compose(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFKC);
	}

	private static String check(String name, String missing, int max) {
		if (name.isBlank()) {
			throw new NeffosException(missing);
		}
		if (name.codePointCount(0, name.length()) > max) {
			throw new NeffosException("That name is too long: at most " + max + " characters, please.");
		}
		if (!ALLOWED.matcher(name).matches() || INVISIBLE.matcher(name).find()) {
			throw new NeffosException("Please use only letters, digits, dots, dashes and underscores.");
		}
		return name;
	}

}
