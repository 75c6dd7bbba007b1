package io.neffos.spring.stress;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Members that join, leave, disconnect and close while others broadcast to their rooms,
 * which come and go with them.
 */
class RoomChurnTests {

	private static final int PUBLISHERS = 4;

	/** So many broadcasts of a publisher may be under way. */
	private static final int AHEAD = 16;

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	@Test
	void smallRooms() {
		churn(40, 12, 80);
	}

	@Test
	void oneRoom() {
		churn(4, 1, 150);
	}

	private void churn(int count, int rooms, int rounds) {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder().namespace("ns", (ns) -> {
		}));
		Publications publications = new Publications(PUBLISHERS, rooms);
		List<CompletableFuture<Void>> members = IntStream.range(0, count)
			.mapToObj((i) -> new ChurningMember(this.stress, publications, i, rooms, rounds).start())
			.toList();
		CompletableFuture<Void> finished = CompletableFuture.allOf(members.toArray(CompletableFuture[]::new));
		AtomicBoolean failed = new AtomicBoolean();
		members.forEach((member) -> member.whenComplete((none, ex) -> failed.compareAndSet(false, ex != null)));
		LongAdder begun = new LongAdder();
		LongAdder ended = new LongAdder();
		StressExtension.concurrently(PUBLISHERS, (publisher) -> {
			Random random = this.stress.random(publisher);
			long giveUp = System.nanoTime() + StressExtension.SOON.toNanos();
			for (int i = 1; !finished.isDone() && !failed.get() && System.nanoTime() < giveUp; i++) {
				boolean wait = i % AHEAD == 0;
				publications.publish(publisher, random.nextInt(rooms), (body) -> {
					begun.increment();
					var result = server.to("ns")
						.room("room" + body.substring(0, body.indexOf(',')))
						.broadcast("e", body)
						.result()
						.doOnTerminate(ended::increment);
					if (wait) {
						result.block(StressExtension.SOON);
					}
					else {
						result.subscribe();
					}
				});
			}
		});
		members.forEach(StressExtension::await);
		StressExtension.until("results of all broadcasts", () -> ended.sum() == begun.sum());
		assertThat(server.rooms("ns")).as("rooms that everyone has left").isEmpty();
		StressExtension.until("members that are there", () -> server.acceptedConnections() == count);
		assertThat(server.connections("ns")).hasSize(count);
	}

}
