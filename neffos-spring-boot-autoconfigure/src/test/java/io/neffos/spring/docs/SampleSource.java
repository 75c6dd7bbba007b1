package io.neffos.spring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled sources that samples are cut from, as far as a sample shows them: without
 * package, imports and empty lines, and however they are indented.
 */
final class SampleSource {

	private SampleSource() {
	}

	static List<String> readAll(Path folder) throws IOException {
		List<String> sources = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				sources.add(normalize(Files.readString(file)));
			}
		}
		return sources;
	}

	static String normalize(String code) {
		return code.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
			.map((line) -> line.replaceAll("\\s+", " "))
			.collect(Collectors.joining("\n", "\n", "\n"));
	}

}
