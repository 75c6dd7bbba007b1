package io.neffos.spring.stress;

import java.util.concurrent.CompletableFuture;

import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmListener;
import org.jspecify.annotations.Nullable;

/**
 * Checks, as a member gets them, that the messages of several publishers come complete
 * and in each publisher's order, and sums up the order of them all.
 */
final class OrderCheck implements SwarmListener {

	/** How many digits the number of a message has. */
	private static final int DIGITS = 6;

	private final CompletableFuture<@Nullable String> finished = new CompletableFuture<>();

	private final int[] next;

	private final int total;

	private volatile int count;

	private long order;

	OrderCheck(int publishers, int messagesOfEach) {
		this.next = new int[publishers];
		this.total = publishers * messagesOfEach;
	}

	/**
	 * Returns the body of a message.
	 */
	static String body(int publisher, int number) {
		return "%d,%06d".formatted(publisher, number);
	}

	@Override
	public void message(SwarmClient client, byte[] bytes, int offset, int length) {
		int number = 0;
		int end = offset + length;
		for (int i = end - DIGITS; i < end; i++) {
			number = 10 * number + bytes[i] - '0';
		}
		int publisher = bytes[end - DIGITS - 2] - '0';
		if (number != this.next[publisher]) {
			this.finished.complete("Number " + number + " of publisher " + publisher + " instead of "
					+ this.next[publisher] + ", as message " + this.count + " of " + client);
		}
		this.next[publisher] = number + 1;
		this.order = 31 * this.order + 1_000_003L * publisher + number;
		int now = this.count + 1;
		this.count = now;
		if (now == this.total) {
			this.finished.complete(null);
		}
	}

	/**
	 * Waits for the end.
	 * @return completes with what was wrong, or with {@code null} if all messages have
	 * come
	 */
	CompletableFuture<@Nullable String> finished() {
		return this.finished;
	}

	/**
	 * Returns how many messages have come.
	 */
	int count() {
		return this.count;
	}

	/**
	 * Returns the sum of the order in which they came. To be read once they have.
	 */
	long order() {
		return this.order;
	}

}
