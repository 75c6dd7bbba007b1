package io.neffos.spring.server;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.message.CloseReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random stories of clients that come, agree or not, are closed, and go, at a server with
 * few places: there is never one more or less than clients have sockets.
 */
class AdmissionStoryTests {

	private static final int PLACES = 5;

	private static final int PER_USER = 2;

	private static final List<Principal> USERS = List.of(() -> "ann", () -> "bob", () -> "cy", () -> "di");

	private final ManualLoop loop = new ManualLoop();

	private final List<Guest> guests = new ArrayList<>();

	@Test
	void places() {
		long first = Long.getLong("neffos.test.seed", System.nanoTime());
		for (long seed = first; seed < first + 50; seed++) {
			story(new Random(seed), "seed " + seed);
		}
	}

	private void story(Random random, String seed) {
		ManagedNeffosServer server = server(random);
		for (int step = 0; step < 60; step++) {
			Guest guest = (this.guests.isEmpty()) ? null : this.guests.get(random.nextInt(this.guests.size()));
			int choice = random.nextInt(8);
			if (guest == null || choice < 3) {
				enter(server, USERS.get(random.nextInt(USERS.size())), seed);
			}
			else if (choice == 3) {
				guest.client.send("M");
			}
			else if (choice == 4) {
				guest.client.connection().close(CloseReason.NORMAL);
			}
			else if (choice == 5) {
				guest.client.connection().ended(CloseReason.LOST);
			}
			else if (choice == 6) {
				this.loop.advance(Duration.ofSeconds(random.nextInt(8)));
			}
			else {
				this.guests.remove(guest);
				guest.client.disappear();
			}
			this.loop.runTasks();
		}
		this.guests.forEach((guest) -> guest.client.disappear());
		this.guests.clear();
		for (int i = 0; i < PLACES; i++) {
			enter(server, USERS.get(i / PER_USER), seed);
		}
		this.guests.forEach((guest) -> guest.client.disappear());
		this.guests.clear();
	}

	private void enter(ManagedNeffosServer server, Principal user, String seed) {
		long ofUser = this.guests.stream().filter((guest) -> guest.user == user).count();
		boolean room = this.guests.size() < PLACES && ofUser < PER_USER;
		TestClient client = TestClient.pending(server, this.loop, user);
		assertThat(client.closed() == null).as(seed).isEqualTo(room);
		if (room) {
			this.guests.add(new Guest(client, user));
		}
		else {
			client.disappear();
		}
	}

	private ManagedNeffosServer server(Random random) {
		return NeffosServer.builder().namespace("ns", (ns) -> {
		})
			.admissionLimits(AdmissionLimits.NONE.withConnections(PLACES).withPerUser(PER_USER))
			.interceptor(new ConnectionInterceptor() {

				@Override
				public Mono<Void> onConnect(NeffosConnection connection) {
					return (random.nextInt(4) == 0) ? Mono.never() : Mono.empty();
				}

				@Override
				public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
					return switch (random.nextInt(3)) {
						case 0 -> Mono.never();
						case 1 -> Mono.error(new IllegalArgumentException("broken"));
						default -> Mono.empty();
					};
				}

			})
			.build();
	}

	/**
	 * A client with a place.
	 */
	private record Guest(TestClient client, Principal user) {

	}

}
