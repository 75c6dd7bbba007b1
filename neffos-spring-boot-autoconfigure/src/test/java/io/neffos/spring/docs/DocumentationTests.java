package io.neffos.spring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds README.md and docs/ to the code: their samples are compiled, their properties
 * exist, their links lead somewhere.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Path SAMPLES = Path.of("src/test/java/io/neffos/spring/docs");

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	static List<Page> pages() throws IOException {
		return Page.readAll(ROOT);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void samplesAreCompiled(Page page) throws IOException {
		List<String> sources = SampleSource.readAll(SAMPLES);
		for (String sample : page.samples("java")) {
			String lines = SampleSource.normalize(sample);
			assertThat(sources.stream().anyMatch((source) -> source.contains(lines)))
				.as("whether a class in %s has these lines:%n%s", SAMPLES, sample)
				.isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksResolve(Page page) throws IOException {
		for (String link : page.links()) {
			Path target = page.resolve(link);
			assertThat(target).as("%s", link).exists();
			if (link.contains("#")) {
				assertThat(Page.read(target).anchors()).contains(link.substring(link.indexOf('#') + 1));
			}
		}
	}

	@Test
	void thereAreSamples() throws IOException {
		assertThat(pages()).extracting((page) -> page.path().getFileName().toString())
			.contains("README.md", "getting-started.md", "events.md", "protocol.md", "configuration.md", "actuator.md",
					"testing.md");
		assertThat(pages().stream().mapToInt((page) -> page.samples("java").size()).sum()).isGreaterThan(10);
	}

	@Test
	void properties() throws IOException {
		String metadata = Files.readString(METADATA);
		String page = Files.readString(ROOT.resolve("docs/configuration.md"));
		assertThat(PropertyDefaults.ofTables(page)).isNotEmpty()
			.containsExactlyInAnyOrderEntriesOf(PropertyDefaults.ofMetadata(metadata));
	}

}
