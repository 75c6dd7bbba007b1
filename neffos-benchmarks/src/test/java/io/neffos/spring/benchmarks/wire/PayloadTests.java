package io.neffos.spring.benchmarks.wire;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Payload}.
 */
class PayloadTests {

	@Test
	void roundTrip() {
		byte[] bytes = ("head" + Payload.text(0xfffe, 1_234_567, 0x7123_4567_89ab_cdefL, 128))
			.getBytes(StandardCharsets.UTF_8);
		assertThat(bytes).hasSize(4 + 128);
		assertThat(Payload.phase(bytes, 4)).isEqualTo(0xfffe);
		assertThat(Payload.number(bytes, 4)).isEqualTo(1_234_567);
		assertThat(Payload.nanoTime(bytes, 4)).isEqualTo(0x7123_4567_89ab_cdefL);
	}

	@Test
	void somethingElse() {
		byte[] bytes = "$1;bench;;_OnNamespaceConnect".getBytes(StandardCharsets.UTF_8);
		assertThat(Payload.phase(bytes, 0)).isNegative();
	}

}
