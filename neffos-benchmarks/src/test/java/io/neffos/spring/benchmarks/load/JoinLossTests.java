package io.neffos.spring.benchmarks.load;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JoinLoss}.
 */
class JoinLossTests {

	@Test
	void nothingLost() {
		assertThat(JoinLoss.count(List.of(got(2), got(0, 1, 2), got(1, 2)))).isZero();
	}

	@Test
	void inTheRoomBeforeOwnEntry() {
		assertThat(JoinLoss.count(List.of(got(0, 1, 2), got(0, 1, 2), got(1, 2)))).isZero();
	}

	@Test
	void ownEntryLost() {
		assertThat(JoinLoss.count(List.of(got(0, 1, 2), got(2), got(2)))).isOne();
	}

	@Test
	void laterEntryLost() {
		assertThat(JoinLoss.count(List.of(got(0, 2), got(1, 2), got(2)))).isOne();
	}

	@Test
	void lastEntryLost() {
		assertThat(JoinLoss.count(List.of(got(0, 1, 2), got(1), got(2)))).isOne();
	}

	@Test
	void everythingLost() {
		assertThat(JoinLoss.count(List.of(got(0, 1, 2), got(1, 2), got()))).isOne();
	}

	private static DeliveryCheck got(int... numbers) {
		DeliveryCheck check = new DeliveryCheck(0, 3);
		IntStream.of(numbers).forEach(check::take);
		return check;
	}

}
