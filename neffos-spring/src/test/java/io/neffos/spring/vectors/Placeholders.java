package io.neffos.spring.vectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that differ from run to run. The first time one is met it stands for whatever is
 * there, from then on for the same again.
 */
final class Placeholders {

	private static final Pattern NAME = Pattern.compile("<(ID|WAIT\\d+)>");

	/** A token that the server makes begins with a digit and ends with the field. */
	private static final String TOKEN = "([0-9][^;]*)";

	private static final String ANYTHING = "(.+)";

	private final Map<String, String> values = new HashMap<>();

	/**
	 * Compares, and remembers what new placeholders stand for.
	 * @param expected a text with placeholders
	 * @param actual the text that came
	 * @return {@code true} if they are the same
	 */
	boolean matches(String expected, String actual) {
		List<String> met = new ArrayList<>();
		StringBuilder pattern = new StringBuilder();
		Matcher names = NAME.matcher(expected);
		int end = 0;
		while (names.find()) {
			pattern.append(Pattern.quote(expected.substring(end, names.start())));
			String value = this.values.get(names.group(1));
			if (value != null) {
				pattern.append(Pattern.quote(value));
			}
			else {
				pattern.append((names.group(1).equals("ID")) ? ANYTHING : TOKEN);
				met.add(names.group(1));
			}
			end = names.end();
		}
		pattern.append(Pattern.quote(expected.substring(end)));
		Matcher matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(actual);
		if (!matcher.matches()) {
			return false;
		}
		for (int i = 0; i < met.size(); i++) {
			this.values.put(met.get(i), matcher.group(i + 1));
		}
		return true;
	}

	String fill(String text) {
		return NAME.matcher(text).replaceAll((name) -> Matcher.quoteReplacement(value(name.group(1))));
	}

	private String value(String name) {
		String value = this.values.get(name);
		if (value == null) {
			throw new IllegalStateException("Nothing was received for <" + name + ">");
		}
		return value;
	}

}
