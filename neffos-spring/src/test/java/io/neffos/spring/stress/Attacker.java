package io.neffos.spring.stress;

import java.util.concurrent.CompletableFuture;

import io.neffos.spring.wire.Swarm;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmListener;
import org.jspecify.annotations.Nullable;

/**
 * A client that doesn't read, sends as much as it can, and comes back when it is ended.
 */
final class Attacker {

	private static final int SMALL_BUFFER = 4096;

	private static final String LONGEST = "$" + "t".repeat(255) + ";" + "\u20ac".repeat(200) + ";"
			+ "\u20ac".repeat(200) + ";" + "\u20ac".repeat(200) + ";0;0;";

	private static final String LARGE = "$x;ns;;echo;0;0;" + "x".repeat(60_000);

	private final Kind kind;

	private final Swarm swarm;

	private final int port;

	private CompletableFuture<SwarmClient> opening;

	private @Nullable SwarmClient client;

	Attacker(Kind kind, Swarm swarm, int port) {
		this.kind = kind;
		this.swarm = swarm;
		this.port = port;
		this.opening = open();
	}

	/**
	 * Does one more thing, if the connection takes it.
	 */
	void act() {
		SwarmClient current = this.client;
		if (current == null && this.opening.isDone() && !this.opening.isCompletedExceptionally()) {
			current = this.opening.join();
			current.stopReading();
			this.client = current;
			if (this.kind == Kind.OWES) {
				current.send("$o;ns;;owe;0;0;");
			}
		}
		if ((current != null && current.ended().isDone()) || this.opening.isCompletedExceptionally()) {
			this.client = null;
			this.opening = open();
		}
		else if (current != null && current.isWritable()) {
			attack(current);
		}
	}

	void end() {
		this.opening.thenAccept(SwarmClient::reset);
	}

	private void attack(SwarmClient current) {
		switch (this.kind) {
			case ASKS -> {
				for (int i = 0; i < 20; i++) {
					current.send(LONGEST);
				}
			}
			case OWES -> current.send(LARGE);
			case MEMBER -> {
				// others send
			}
		}
	}

	private CompletableFuture<SwarmClient> open() {
		CompletableFuture<SwarmClient> opened = this.swarm.open(this.port, StressServer.PATH, SMALL_BUFFER, new Deaf())
			.thenCompose(SwarmClient::acknowledge)
			.thenCompose((one) -> one.connect(AttackedServer.NAMESPACE).thenApply((answer) -> one));
		return (this.kind == Kind.MEMBER)
				? opened.thenCompose(
						(one) -> one.join(AttackedServer.NAMESPACE, AttackedServer.ROOM).thenApply((answer) -> one))
				: opened;
	}

	/**
	 * What an attacker does.
	 */
	enum Kind {

		/** Asks with the longest token and names there may be. */
		ASKS,

		/** Leaves a question of the server open, and goes on sending. */
		OWES,

		/** Is in a room. */
		MEMBER

	}

	private static final class Deaf implements SwarmListener {

		@Override
		public void message(SwarmClient client, byte[] bytes, int offset, int length) {
			// what had arrived before the client stopped reading
		}

		@Override
		public boolean agrees(String question) {
			return false;
		}

	}

}
