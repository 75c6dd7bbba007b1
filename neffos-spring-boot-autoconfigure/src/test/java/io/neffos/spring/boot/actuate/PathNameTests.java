package io.neffos.spring.boot.actuate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link PathName}.
 */
class PathNameTests {

	@Test
	void names() {
		assertThat(PathName.of("chat")).isEqualTo("chat");
		assertThat(PathName.of("a~b")).isEqualTo("a~b");
		assertThat(PathName.of("~")).isEmpty();
		assertThat(PathName.of("~connections")).isEqualTo("connections");
		assertThat(PathName.of("~~")).isEqualTo("~");
		assertThat(PathName.of("~~x")).isEqualTo("~x");
	}

}
