package io.neffos.spring.sample;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import io.neffos.spring.message.NeffosException;

/**
 * The rules for the names of members and rooms. What they refuse is shown at the field
 * that the name was typed into.
 * <p>
 * Names that differ only in case, or in how a character is encoded, are one name. Names
 * with letters of different scripts that look alike stay different.
 */
final class ChatNames {

	private static final int MAX_MEMBER = 20;

	private static final int MAX_ROOM = 30;

	private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*");

	/** Letters and marks that show nothing: two names could look the same. */
	private static final Pattern INVISIBLE = Pattern.compile(
			"[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

	private ChatNames() {
	}

	/**
	 * Checks the name of a member.
	 * @param typed the name as it was typed
	 * @return the name to show
	 * @throws NeffosException if it can't be one
	 */
	static String member(String typed) {
		return check(compose(typed.strip()), "Please enter a name.", MAX_MEMBER);
	}

	/**
	 * Checks the name of a room. A client joins a room by its name, which can't be
	 * changed on the way: so it has to be the one way to write that name.
	 * @param name the name
	 * @throws NeffosException if it can't be one, or is another way to write it
	 */
	static void room(String name) {
		check(name, "Please enter the room's name.", MAX_ROOM);
		String key = key(name);
		if (!key.equals(name)) {
			throw new NeffosException("Please write the room's name as " + check(key, name, MAX_ROOM) + ".");
		}
	}

	/**
	 * Returns what all ways to write a name have in common.
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
