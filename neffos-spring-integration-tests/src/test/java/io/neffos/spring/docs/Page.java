package io.neffos.spring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path where it is
 * @param text what it says
 */
record Page(Path path, String text) {

	private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

	static List<Page> readAll(Path root) throws IOException {
		List<Path> paths = new ArrayList<>(
				List.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md"), root.resolve("CHANGELOG.md")));
		try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
			docs.filter((path) -> path.toString().endsWith(".md")).sorted().forEach(paths::add);
		}
		List<Page> pages = new ArrayList<>();
		for (Path path : paths) {
			pages.add(read(path));
		}
		return pages;
	}

	static Page read(Path path) throws IOException {
		return new Page(path, Files.readString(path));
	}

	List<String> samples(String language) {
		return FENCE.matcher(this.text)
			.results()
			.filter((fence) -> fence.group(1).equals(language))
			.map((fence) -> fence.group(2))
			.toList();
	}

	List<String> links() {
		return LINK.matcher(withoutSamples())
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> !link.contains("://"))
			.toList();
	}

	Path resolve(String link) {
		String file = link.replaceFirst("#.*", "");
		return (file.isEmpty()) ? this.path : this.path.resolveSibling(file).normalize();
	}

	/**
	 * Returns what a link can have behind its {@code #}: the headings, lower case, words
	 * joined by dashes.
	 */
	List<String> anchors() {
		return HEADING.matcher(withoutSamples()).results().map(Page::anchor).toList();
	}

	private static String anchor(MatchResult heading) {
		return heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
	}

	private String withoutSamples() {
		return FENCE.matcher(this.text).replaceAll("");
	}

	@Override
	public String toString() {
		return this.path.getFileName().toString();
	}

}
