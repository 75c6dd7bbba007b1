package io.neffos.spring.benchmarks.load;

import java.util.BitSet;

/**
 * What one receiver got of a numbered sequence: what is missing, what came twice, and
 * what came after a later one.
 */
final class DeliveryCheck {

	/** Expects nothing, so whatever comes is foreign. */
	static final DeliveryCheck NOTHING = new DeliveryCheck(0, 0);

	private final int from;

	private final int expected;

	private final BitSet seen = new BitSet();

	private int highest = -1;

	private int distinct;

	private int duplicates;

	private int outOfOrder;

	private int foreign;

	/**
	 * Expects the numbers of a range.
	 * @param from the first number
	 * @param expected how many numbers
	 */
	DeliveryCheck(int from, int expected) {
		this.from = from;
		this.expected = expected;
	}

	/**
	 * Takes a number.
	 * @return {@code true} if it was expected and is new
	 */
	boolean take(int number) {
		int index = number - this.from;
		if (index < 0 || index >= this.expected) {
			this.foreign++;
			return false;
		}
		if (index < this.highest) {
			this.outOfOrder++;
		}
		this.highest = Math.max(this.highest, index);
		if (this.seen.get(index)) {
			this.duplicates++;
			return false;
		}
		this.seen.set(index);
		this.distinct++;
		return true;
	}

	int expected() {
		return this.expected;
	}

	int distinct() {
		return this.distinct;
	}

	/**
	 * Returns the smallest number that came.
	 * @return the number, counted from the first that was expected; beyond the last if
	 * none came
	 */
	int lowest() {
		int lowest = this.seen.nextSetBit(0);
		return (lowest < 0) ? this.expected : lowest;
	}

	int lost() {
		return this.expected - this.distinct;
	}

	int duplicates() {
		return this.duplicates;
	}

	int outOfOrder() {
		return this.outOfOrder;
	}

	int foreign() {
		return this.foreign;
	}

}
