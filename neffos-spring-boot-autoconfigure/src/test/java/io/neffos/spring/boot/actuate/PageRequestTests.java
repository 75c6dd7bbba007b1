package io.neffos.spring.boot.actuate;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link PageRequest}.
 */
class PageRequestTests {

	@Test
	void defaults() {
		assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(0, 50));
	}

	@ParameterizedTest
	@CsvSource({ "-1, 10", "0, 0", "0, -1", "0, 501", ", 2147483647", "-2147483648," })
	void bounds(@Nullable Integer page, @Nullable Integer size) {
		assertThatExceptionOfType(InvalidEndpointRequestException.class).isThrownBy(() -> PageRequest.of(page, size));
	}

	@Test
	void pages() {
		assertThat(PageRequest.of(0, 3).of(5, numbers(5))).isEqualTo(new Page<>(5, 0, 3, numbers(3).toList()));
		assertThat(PageRequest.of(1, 3).of(5, numbers(5)).content()).containsExactly(3, 4);
		assertThat(PageRequest.of(2, 3).of(5, numbers(5)).content()).isEmpty();
		assertThat(PageRequest.of(Integer.MAX_VALUE, 500).of(5, numbers(5)).content()).isEmpty();
	}

	@Test
	void endlessStream() {
		Stream<Integer> endless = Stream.iterate(0, (i) -> i + 1);
		assertThat(PageRequest.of(2, 2).of(Long.MAX_VALUE, endless).content()).containsExactly(4, 5);
	}

	private static Stream<Integer> numbers(int count) {
		return IntStream.range(0, count).boxed();
	}

}
