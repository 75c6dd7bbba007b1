package io.neffos.spring.vectors;

import java.util.List;
import java.util.stream.Stream;

import io.neffos.spring.reference.ReferenceApplication;
import io.neffos.spring.reference.ReferenceSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What published clients see of the reference server, they see of this one.
 */
class VectorTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void recordedFrames(Vector vector) {
		List<VectorLine> lines = ExpectedDifferences.apply(vector.lines());
		try (ReferenceApplication application = ReferenceApplication.start(ReferenceSettings.DEFAULTS);
				VectorPlayer player = new VectorPlayer(application)) {
			for (int i = 0; i < lines.size(); i++) {
				VectorLine line = lines.get(i);
				assertThat(line).as("line %d of what is expected", i + 1).satisfies((played) -> player.play(played));
			}
		}
	}

	static Stream<Vector> recordedFrames() {
		return Vector.all();
	}

	@Test
	void numberOfRecordings() {
		assertThat(Vector.all()).hasSize(46);
	}

}
