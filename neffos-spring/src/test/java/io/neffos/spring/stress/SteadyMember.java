package io.neffos.spring.stress;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmListener;

/**
 * A member that stays in its namespaces and rooms, and checks that it gets each message
 * that is for it, once and in each publisher's order, and nothing else.
 */
final class SteadyMember implements SwarmListener {

	private final SoakStreams streams;

	private final int number;

	private final int[] last;

	private final AtomicLong count = new AtomicLong();

	SteadyMember(SoakStreams streams, int number) {
		this.streams = streams;
		this.number = number;
		this.last = new int[streams.publishers() * streams.count()];
	}

	/**
	 * Connects and joins.
	 */
	CompletableFuture<SwarmClient> join(StressExtension stress) {
		return stress.connect(SoakServer.STEADY, this)
			.thenCompose((client) -> client.connect(SoakServer.NATIVE)
				.thenCompose((answer) -> CompletableFuture.allOf(SoakStreams.roomsOf(this.number)
					.stream()
					.map((room) -> client.join(SoakServer.STEADY, room))
					.toArray(CompletableFuture[]::new)))
				.thenApply((joined) -> client));
	}

	/**
	 * Returns how many messages have not come yet.
	 */
	long behind() {
		return this.streams.due(this.number) - this.count.get();
	}

	long count() {
		return this.count.get();
	}

	@Override
	public void message(SwarmClient client, byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
		String[] parts = text.split(",");
		int stream = Integer.parseInt(parts[1]);
		int publisher = Integer.parseInt(parts[2]);
		int message = Integer.parseInt(parts[3]);
		if (!this.streams.isFor(this.number, stream)) {
			throw new AssertionError("Not for member " + this.number + ": " + text);
		}
		int place = publisher * this.streams.count() + stream;
		if (message != this.last[place] + 1) {
			throw new AssertionError("Member " + this.number + " got " + message + " behind " + this.last[place]
					+ " of publisher " + publisher + " in stream " + stream);
		}
		this.last[place] = message;
		this.count.incrementAndGet();
	}

}
