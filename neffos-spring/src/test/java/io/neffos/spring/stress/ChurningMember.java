package io.neffos.spring.stress;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmListener;
import org.jspecify.annotations.Nullable;

/**
 * A member that joins and leaves rooms, disconnects, closes and comes back, as its random
 * choices have it, and checks what it gets meanwhile.
 */
final class ChurningMember implements SwarmListener {

	private static final String NAMESPACE = "ns";

	private final CompletableFuture<Void> finished = new CompletableFuture<>();

	private final StressExtension stress;

	private final Publications publications;

	private final Random random;

	private final int rooms;

	private int rounds;

	private int patience;

	private @Nullable SwarmClient client;

	private @Nullable Stay stay;

	private boolean leaving;

	ChurningMember(StressExtension stress, Publications publications, int number, int rooms, int rounds) {
		this.stress = stress;
		this.publications = publications;
		this.random = stress.random(1000 + number);
		this.rooms = rooms;
		this.rounds = rounds;
	}

	/**
	 * Begins.
	 * @return completes after the last round, or fails with what was wrong
	 */
	CompletableFuture<Void> start() {
		this.stress.connect(NAMESPACE, this).whenComplete(next((opened) -> {
			this.client = opened;
			round(opened);
		}));
		return this.finished;
	}

	/**
	 * Ends the connection after the last round.
	 * @return completes when it has ended
	 */
	synchronized CompletableFuture<Integer> end() {
		SwarmClient last = Objects.requireNonNull(this.client);
		this.client = null;
		return last.close();
	}

	@Override
	public synchronized void message(SwarmClient from, byte[] bytes, int offset, int length) {
		if (from != this.client) {
			// on its way to a connection that has been reset
			return;
		}
		try {
			String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
			String[] body = text.substring(text.lastIndexOf(';') + 1).split(",");
			Stay current = this.stay;
			if (current == null || current.room() != Integer.parseInt(body[0])) {
				throw new AssertionError("Not in the room of " + text);
			}
			current.received(Integer.parseInt(body[1]), Integer.parseInt(body[2]));
			leaveIfEnough(from, current);
		}
		catch (AssertionError | RuntimeException ex) {
			this.finished.completeExceptionally(ex);
		}
	}

	private void round(SwarmClient member) {
		if (this.rounds-- == 0) {
			this.finished.complete(null);
			return;
		}
		Stay current = new Stay(this.publications, this.random.nextInt(this.rooms));
		this.stay = current;
		this.leaving = false;
		this.patience = this.random.nextInt(6);
		CompletableFuture<String> answer = member.join(NAMESPACE, "room" + current.room());
		if (this.random.nextInt(20) == 0) {
			comeBack(member);
			return;
		}
		answer.whenComplete(next((agreed) -> {
			requireEmpty(agreed);
			current.joined();
			leaveIfEnough(member, current);
		}));
	}

	private void leaveIfEnough(SwarmClient member, Stay current) {
		if (this.leaving || !current.isJoined() || current.count() < this.patience) {
			return;
		}
		if (this.random.nextInt(20) == 0) {
			comeBack(member);
			return;
		}
		this.leaving = true;
		boolean disconnecting = this.random.nextInt(5) == 0;
		current.leaving();
		CompletableFuture<String> answer = (disconnecting) ? member.disconnect(NAMESPACE)
				: member.leave(NAMESPACE, "room" + current.room());
		answer.whenComplete(next((agreed) -> {
			requireEmpty(agreed);
			current.left();
			this.stay = null;
			if (disconnecting) {
				member.connect(NAMESPACE).whenComplete(next((connected) -> round(member)));
			}
			else {
				round(member);
			}
		}));
	}

	/**
	 * Ends the connection, wherever it is, and opens another.
	 */
	private void comeBack(SwarmClient member) {
		this.client = null;
		this.stay = null;
		this.leaving = true;
		CompletableFuture<Integer> ended = (this.random.nextBoolean()) ? member.reset() : member.close();
		ended.thenRun(this::start);
	}

	private <T> BiConsumer<T, @Nullable Throwable> next(Consumer<T> step) {
		SwarmClient of = this.client;
		return (result, error) -> {
			synchronized (this) {
				if (of != this.client) {
					return;
				}
				try {
					if (error != null) {
						throw new AssertionError("The connection has ended by itself", error);
					}
					step.accept(result);
				}
				catch (AssertionError | RuntimeException ex) {
					this.finished.completeExceptionally(ex);
				}
			}
		};
	}

	private static void requireEmpty(String answer) {
		if (!answer.equals(";;;;;;")) {
			throw new AssertionError("Refused: " + answer);
		}
	}

}
