package io.neffos.spring.stress;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Mono;

/**
 * Broadcasts to those who stay, to those who come and go, and, in larger pieces, to those
 * who misbehave; as fast as those read who stay.
 */
final class SoakPublisher implements Runnable {

	/** So many broadcasts may be under way. */
	private static final int BATCH = 16;

	/** So many messages those who stay may be behind. */
	private static final int AHEAD = 100;

	/** How often those who stay are looked at, in nanoseconds. */
	private static final long OFTEN = 1_000_000;

	private static final String PADDING = "x".repeat(32 * 1024);

	private final ManagedNeffosServer server;

	private final SoakStreams streams;

	private final Publications publications;

	private final int number;

	private final Random random;

	private final List<String> ids;

	private final SoakProgress progress;

	private final LongSupplier mostBehind;

	private final BooleanSupplier over;

	SoakPublisher(ManagedNeffosServer server, SoakStreams streams, Publications publications, int number, Random random,
			List<String> ids, SoakProgress progress, LongSupplier mostBehind, BooleanSupplier over) {
		this.server = server;
		this.streams = streams;
		this.publications = publications;
		this.number = number;
		this.random = random;
		this.ids = ids;
		this.progress = progress;
		this.mostBehind = mostBehind;
		this.over = over;
	}

	@Override
	public void run() {
		while (!this.over.getAsBoolean()) {
			StressExtension.await(CompletableFuture
				.allOf(IntStream.range(0, BATCH).mapToObj((i) -> publish()).toArray(CompletableFuture[]::new)));
			while (!this.over.getAsBoolean() && this.mostBehind.getAsLong() > AHEAD) {
				LockSupport.parkNanos(OFTEN);
			}
		}
	}

	private CompletableFuture<?> publish() {
		this.progress.broadcast();
		return switch (this.random.nextInt(4)) {
			case 0 -> toThoseWhoComeAndGo();
			case 1 -> toTroublemakers().toFuture();
			default -> this.streams.publish(this.number, this.random, this.ids).toFuture();
		};
	}

	private CompletableFuture<?> toThoseWhoComeAndGo() {
		CompletableFuture<BroadcastResult> result = new CompletableFuture<>();
		this.publications.publish(this.number, this.random.nextInt(this.publications.rooms()),
				(body) -> this.server.to(SoakServer.CHURN)
					.room("room" + body.substring(0, body.indexOf(',')))
					.broadcast("e", body)
					.result()
					.subscribe(result::complete, result::completeExceptionally));
		return result;
	}

	private Mono<BroadcastResult> toTroublemakers() {
		String room = Troublemaker.rooms().get(this.random.nextInt(Troublemaker.rooms().size()));
		return this.server.to(SoakServer.TROUBLE).room(room).broadcast("noise", PADDING).result();
	}

}
