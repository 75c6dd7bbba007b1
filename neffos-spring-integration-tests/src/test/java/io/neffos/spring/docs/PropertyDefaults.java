package io.neffos.spring.docs;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties and their defaults, empty where there is none: what is documented, and
 * what the compiler has found.
 */
final class PropertyDefaults {

	private static final Pattern ROW = Pattern
		.compile("(?m)^\\| `((?:neffos|management)\\.[^`]+)` \\| (?:`([^`]*)`|none) \\|");

	private PropertyDefaults() {
	}

	static Map<String, String> ofTables(String page) {
		Map<String, String> defaults = new TreeMap<>();
		Matcher row = ROW.matcher(page);
		while (row.find()) {
			defaults.put(row.group(1), (row.group(2) != null) ? row.group(2) : "");
		}
		return defaults;
	}

	static Map<String, String> ofMetadata(String json) {
		Map<String, String> defaults = new TreeMap<>();
		for (JsonNode property : JsonMapper.shared().readTree(json).get("properties")) {
			JsonNode value = property.get("defaultValue");
			defaults.put(property.get("name").asString(), (value != null) ? value.asString() : "");
		}
		return defaults;
	}

}
