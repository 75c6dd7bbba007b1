package io.neffos.spring.stress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmListener;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens one connection after another, does with each what its random choices have it, and
 * ends it. The server may end it first.
 */
final class Troublemaker {

	private static final int SMALL_BUFFER = 4096;

	private static final int MAX_MESSAGE = 64 * 1024;

	private static final int MAX_PAUSE = 50;

	private static final List<String> ROOMS = List.of("close0", "oldest0", "newest0", "last0", "closed");

	private static final SwarmListener ANSWERING = (client, bytes, offset, length) -> {
		// whatever it is
	};

	private static final SwarmListener SILENT = new SwarmListener() {

		@Override
		public void message(SwarmClient client, byte[] bytes, int offset, int length) {
			// whatever it is
		}

		@Override
		public boolean agrees(String question) {
			return false;
		}

	};

	private final List<Supplier<CompletableFuture<?>>> turns = List.of(this::refused, this::neverAcknowledging,
			this::serversPart, this::floodBeforeTheAcknowledgement, this::garbage, this::notText, this::tooLarge,
			this::noFrame, this::stall, this::stallForGood, this::reset, this::resetDuringAsks, this::closed,
			this::sentAway, this::flood, this::silence, this::comingAndGoing, this::tooManyRooms, this::gone);

	private final StressExtension stress;

	private final SoakProgress progress;

	private final Random random;

	private final BooleanSupplier over;

	Troublemaker(StressExtension stress, SoakProgress progress, Random random, BooleanSupplier over) {
		this.stress = stress;
		this.progress = progress;
		this.random = random;
		this.over = over;
	}

	/**
	 * Begins.
	 * @return completes after the last turn, or fails with what was wrong
	 */
	CompletableFuture<Void> start() {
		return Repetition.start(this.over, this::turn);
	}

	/**
	 * Returns the rooms that some of the connections are in.
	 */
	static List<String> rooms() {
		return ROOMS;
	}

	private CompletableFuture<?> turn() {
		int number = this.random.nextInt(this.turns.size());
		this.progress.turn();
		return this.turns.get(number)
			.get()
			.orTimeout(StressExtension.SOON.toSeconds(), TimeUnit.SECONDS)
			.handle((result, error) -> {
				if (error != null && !isEnd(error)) {
					throw new AssertionError("Turn " + number, error);
				}
				return pause(MAX_PAUSE);
			})
			.thenCompose((pause) -> pause);
	}

	private CompletableFuture<?> refused() {
		return this.stress.open(StressServer.PATH + SoakServer.REFUSED, 0, ANSWERING)
			.thenCompose((client) -> client.acknowledge().handle((id, error) -> {
				assertThat(error).as("refusal").hasMessage("refused");
				return client;
			}))
			.thenCompose(SwarmClient::ended)
			.thenAccept((code) -> assertThat(code).isEqualTo(1008));
	}

	private CompletableFuture<?> neverAcknowledging() {
		return pending().thenCompose(SwarmClient::ended).thenAccept((code) -> assertThat(code).isEqualTo(1008));
	}

	private CompletableFuture<?> serversPart() {
		return pending().thenCompose((client) -> {
			client.send((this.random.nextBoolean()) ? "Avictim" : "Hgo away");
			return client.ended();
		}).thenAccept((code) -> assertThat(code).isEqualTo(1008));
	}

	private CompletableFuture<?> floodBeforeTheAcknowledgement() {
		return pending().thenCompose((client) -> {
			IntStream.range(0, 20).forEach((i) -> client.send(";trouble;;echo;0;0;" + i));
			return client.ended();
		});
	}

	private CompletableFuture<?> garbage() {
		return connected(0, ANSWERING).thenCompose((client) -> {
			for (int i = 0; i < 5; i++) {
				byte[] bytes = new byte[this.random.nextInt(100)];
				this.random.nextBytes(bytes);
				client.send(Opcode.BINARY, bytes);
				client.send("!" + i + ";trouble;" + i + ";" + new String(bytes, StandardCharsets.US_ASCII) + ";1;1;");
				client.send("123-" + i + ";trouble;;;0;0;an answer to nothing");
				client.send(";trouble;;_OnRoomJoined;0;0;");
			}
			return client.ask(SoakServer.TROUBLE, "", "echo", "behind it").thenCompose((answer) -> end(client));
		});
	}

	private CompletableFuture<?> notText() {
		return connected(0, ANSWERING).thenCompose((client) -> {
			client.send(Opcode.TEXT, new byte[] { ';', -1, -2 });
			return client.ended();
		});
	}

	private CompletableFuture<?> tooLarge() {
		return connected(0, ANSWERING).thenCompose((client) -> {
			client.send(";trouble;;echo;0;0;" + "x".repeat(MAX_MESSAGE));
			return client.ended();
		});
	}

	private CompletableFuture<?> noFrame() {
		return connected(0, ANSWERING).thenCompose((client) -> {
			byte[] bytes = new byte[100];
			this.random.nextBytes(bytes);
			// reserved bits, and no mask
			bytes[0] = -1;
			bytes[1] = 10;
			client.sendRaw(bytes);
			return client.ended();
		});
	}

	private CompletableFuture<?> stall() {
		return inRoom(SMALL_BUFFER).thenCompose((client) -> {
			client.stopReading();
			return pause(3000).thenCompose((none) -> {
				client.resumeReading();
				return client.ask(SoakServer.TROUBLE, "", "echo", "again");
			}).thenCompose((answer) -> end(client));
		});
	}

	private CompletableFuture<?> stallForGood() {
		return inRoom(SMALL_BUFFER).thenCompose((client) -> {
			client.stopReading();
			return pause(3000).thenCompose((none) -> client.reset());
		});
	}

	private CompletableFuture<?> reset() {
		return inRoom(0).thenCompose((client) -> pause(100).thenCompose((none) -> client.reset()));
	}

	private CompletableFuture<?> resetDuringAsks() {
		return connected(0, ANSWERING).thenCompose((client) -> {
			client.ask(SoakServer.TROUBLE, "", "back", "x");
			ROOMS.forEach((room) -> client.join(SoakServer.TROUBLE, room));
			client.disconnect(SoakServer.TROUBLE);
			return (this.random.nextBoolean()) ? client.reset() : client.close();
		});
	}

	private CompletableFuture<?> closed() {
		return inRoom(0).thenCompose((client) -> pause(100).thenCompose((none) -> client.close()));
	}

	private CompletableFuture<?> sentAway() {
		return connected(0, ANSWERING).thenCompose((client) -> {
			client.send(";trouble;;away;0;0;");
			return client.ended();
		}).thenAccept((code) -> assertThat(code).isEqualTo(SoakServer.SENT_AWAY.code()));
	}

	private CompletableFuture<?> flood() {
		return inRoom(0).thenCompose((client) -> {
			CompletableFuture<?>[] answers = IntStream.range(0, 50)
				.mapToObj((i) -> client.ask(SoakServer.TROUBLE, "", (i % 10 == 0) ? "fail" : "echo", "x" + i))
				.toArray(CompletableFuture[]::new);
			client.send(";trouble;;shout;0;0;hey");
			return CompletableFuture.allOf(answers).thenCompose((none) -> end(client));
		});
	}

	private CompletableFuture<?> silence() {
		return connected(0, SILENT)
			.thenCompose((client) -> client.ask(SoakServer.TROUBLE, "", "back", "x").thenCompose((answer) -> {
				// the server may close the connection while it waits
				assertThat(answer).matches(".*;1;0;(ask timeout|write closed)");
				return end(client);
			}));
	}

	private CompletableFuture<?> comingAndGoing() {
		return connected(0, ANSWERING).thenCompose((client) -> client.join(SoakServer.TROUBLE, ROOMS.get(0))
			.thenCompose((joined) -> client.ask(SoakServer.TROUBLE, "", "back", "x"))
			.thenCompose((answer) -> client.disconnect(SoakServer.TROUBLE))
			.thenCompose((disconnected) -> client.connect(SoakServer.TROUBLE))
			.thenCompose((connected) -> client.leave(SoakServer.TROUBLE, ROOMS.get(0)))
			.thenCompose((left) -> end(client)));
	}

	/**
	 * Leaves a handler behind that would never end, with a large body.
	 */
	private CompletableFuture<?> gone() {
		return connected(0, ANSWERING).thenCompose((client) -> {
			client.send(";trouble;;forever;0;0;" + "x".repeat(this.random.nextInt(MAX_MESSAGE / 2)));
			return (this.random.nextBoolean()) ? client.reset() : client.close();
		});
	}

	private CompletableFuture<?> tooManyRooms() {
		return connected(0, ANSWERING).thenCompose((client) -> {
			CompletableFuture<?>[] answers = IntStream.range(0, SoakServer.ROOMS + 5)
				.mapToObj((i) -> client.join(SoakServer.TROUBLE, "own" + this.random.nextInt()))
				.toArray(CompletableFuture[]::new);
			return CompletableFuture.allOf(answers).thenCompose((none) -> end(client));
		});
	}

	private CompletableFuture<SwarmClient> pending() {
		return this.stress.open(0, ANSWERING);
	}

	private CompletableFuture<SwarmClient> connected(int receiveBuffer, SwarmListener listener) {
		return this.stress.open(receiveBuffer, listener)
			.thenCompose(SwarmClient::acknowledge)
			.thenCompose((client) -> client.connect(SoakServer.TROUBLE).thenApply((answer) -> client));
	}

	private CompletableFuture<SwarmClient> inRoom(int receiveBuffer) {
		String room = ROOMS.get(this.random.nextInt(ROOMS.size()));
		return connected(receiveBuffer, ANSWERING)
			.thenCompose((client) -> client.join(SoakServer.TROUBLE, room).thenApply((answer) -> client));
	}

	private CompletableFuture<Integer> end(SwarmClient client) {
		return (this.random.nextBoolean()) ? client.reset() : client.close();
	}

	private CompletableFuture<Void> pause(int maxMillis) {
		return CompletableFuture.runAsync(() -> {
		}, CompletableFuture.delayedExecutor(this.random.nextInt(maxMillis), TimeUnit.MILLISECONDS));
	}

	private static boolean isEnd(@Nullable Throwable error) {
		return (error instanceof CompletionException) ? isEnd(error.getCause()) : error instanceof IOException;
	}

}
