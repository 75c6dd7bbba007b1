package io.neffos.spring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

	private static final Path METADATA = ROOT
		.resolve("neffos-spring-boot-autoconfigure/target/classes/META-INF/spring-configuration-metadata.json");

	static List<Page> pages() throws IOException {
		return Page.readAll(ROOT);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void samplesAreCompiled(Page page) throws IOException {
		List<SampleSource> sources = SampleSource.readAll(SAMPLES);
		for (String sample : page.samples("java")) {
			assertThat(sources.stream().anyMatch((source) -> source.contains(sample)))
				.as("whether a class in %s has these lines:%n%s", SAMPLES, sample)
				.isTrue();
		}
	}

	/**
	 * Where a page first shows something of a class, it shows what that imports.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void importsAreShown(Page page) throws IOException {
		List<SampleSource> sources = SampleSource.readAll(SAMPLES);
		Set<Path> shown = new HashSet<>();
		for (String sample : page.samples("java")) {
			SampleSource source = sources.stream()
				.filter((candidate) -> candidate.contains(sample))
				.findFirst()
				.orElseThrow();
			if (shown.add(source.path()) && !page.toString().equals("README.md")) {
				assertThat(SampleSource.imports(sample)).as("imports of%n%s", sample)
					.isEqualTo(source.importsFor(sample));
			}
			else {
				assertThat(source.imports()).containsAll(SampleSource.imports(sample));
			}
		}
	}

	@Test
	void versionsOfTheFirstProject() throws IOException {
		String parent = Files.readString(ROOT.resolve("pom.xml"));
		String guide = Files.readString(ROOT.resolve("docs/getting-started.md"));
		String springBoot = element(parent, "spring-boot.version");
		assertThat(guide)
			.contains("<artifactId>spring-boot-starter-parent</artifactId>\n\t\t<version>" + springBoot + "<")
			.contains("Spring Boot " + springBoot + " manages Netty")
			.contains("<netty.version>" + element(parent, "netty.version") + "<")
			.contains("<artifactId>neffos-spring-boot-starter</artifactId>\n\t\t\t<version>"
					+ element(parent, "version") + "<");
	}

	private static String element(String pom, String name) {
		return pom.substring(pom.indexOf("<" + name + ">") + name.length() + 2, pom.indexOf("</" + name + ">"));
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
			.contains("README.md", "getting-started.md", "events.md", "testing.md", "protocol.md", "configuration.md",
					"actuator.md", "metrics.md", "security.md");
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
