package io.neffos.spring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A compiled source that samples are cut from.
 *
 * @param path where it is
 * @param lines what samples show of it, see {@link #normalize}
 * @param imports the names that it imports
 */
record SampleSource(Path path, String lines, Set<String> imports) {

	private static final Pattern IMPORT = Pattern.compile("(?m)^import (.+);$");

	static List<SampleSource> readAll(Path folder) throws IOException {
		List<SampleSource> sources = new ArrayList<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).sorted().toList()) {
				String code = Files.readString(file);
				sources.add(new SampleSource(file, normalize(code), imports(code)));
			}
		}
		return sources;
	}

	/**
	 * Leaves out package, imports and empty lines, and any indentation.
	 */
	static String normalize(String code) {
		return code.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
			.map((line) -> line.replaceAll("\\s+", " "))
			.collect(Collectors.joining("\n", "\n", "\n"));
	}

	static Set<String> imports(String code) {
		return IMPORT.matcher(code)
			.results()
			.map((line) -> line.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	boolean contains(String sample) {
		return this.lines.contains(normalize(sample));
	}

	/**
	 * Returns which of the imports a sample needs.
	 */
	Set<String> importsFor(String sample) {
		String code = normalize(sample);
		return this.imports.stream()
			.filter((name) -> Pattern.compile("\\b" + name.replaceFirst(".*\\.", "") + "\\b").matcher(code).find())
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
