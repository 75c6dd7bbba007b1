package io.neffos.spring.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One recording.
 *
 * @param name its name
 * @param lines its lines, in order
 */
record Vector(String name, List<VectorLine> lines) {

	private static final Path FOLDER = Path.of("src/test/resources/vectors");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	static Stream<Vector> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.sorted().map(Vector::read).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Vector read(Path file) {
		List<VectorLine> lines = JSON.readValue(file, new TypeReference<List<VectorLine>>() {
		});
		return new Vector(file.getFileName().toString(), lines);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
