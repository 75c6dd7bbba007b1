package io.neffos.spring.sample;

import java.util.regex.Pattern;

import io.neffos.spring.message.NeffosException;

/**
 * The rules for the names of members and rooms. What they refuse is shown at the field
 * that the name was typed into.
 */
final class ChatNames {

	private static final int MAX_MEMBER = 20;

	private static final int MAX_ROOM = 30;

	private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*");

	private ChatNames() {
	}

	static String member(String typed) {
		return check(typed, "Please enter a name.", MAX_MEMBER);
	}

	static String room(String typed) {
		return check(typed, "Please enter the room's name.", MAX_ROOM);
	}

	private static String check(String typed, String missing, int max) {
		String name = typed.strip();
		if (name.isEmpty()) {
			throw new NeffosException(missing);
		}
		if (name.codePointCount(0, name.length()) > max) {
			throw new NeffosException("That name is too long: at most " + max + " characters, please.");
		}
		if (!ALLOWED.matcher(name).matches()) {
			throw new NeffosException("Please use only letters, digits, dots, dashes and underscores.");
		}
		return name;
	}

}
