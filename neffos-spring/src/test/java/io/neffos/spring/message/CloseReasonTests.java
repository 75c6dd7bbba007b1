package io.neffos.spring.message;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CloseReasonTests {

	@Property
	void textThatFits(@ForAll String text) {
		String fitting = new CloseReason(4000, text).text();
		assertThat(fitting.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(123);
		assertThat(text).startsWith(fitting);
	}

	@Test
	void longText() {
		assertThat(new CloseReason(4000, "x".repeat(124)).text()).isEqualTo("x".repeat(123));
	}

	@Test
	void longTextOfSurrogatePairs() {
		assertThat(new CloseReason(4000, "\uD83D\uDE00".repeat(40)).text()).isEqualTo("\uD83D\uDE00".repeat(30));
	}

	@Test
	void codeOutOfRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CloseReason(999, ""));
		assertThatIllegalArgumentException().isThrownBy(() -> new CloseReason(5000, ""));
	}

}
