package io.neffos.spring.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One member of many stops reading, for good or for a while.
 */
class StalledReaderTests {

	private static final int SMALL_BUFFER = 4096;

	/** How far the publisher may be ahead of those who read. */
	private static final int AHEAD = 500;

	/**
	 * What is left in channels, pools and clients, besides what waits for the stalled
	 * one.
	 */
	private static final long SLACK = 24L * 1024 * 1024;

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	private final List<OrderCheck> healthy = new ArrayList<>();

	private int published;

	private OrderCheck slow = new OrderCheck(1, 1);

	@Test
	void stalledForGood() {
		ManagedNeffosServer server = serve(OutboundLimits.DEFAULTS);
		SwarmClient stalled = members(200, 5000);
		stalled.stopReading();
		publish(server, 5000, 1024);
		this.healthy.forEach((check) -> assertThat(StressExtension.await(check.finished())).isNull());
		assertThat(this.healthy.stream().map(OrderCheck::order).distinct()).hasSize(1);
		StressExtension.until("end of the stalled one", () -> {
			server.broadcast(message(OrderCheck.body(0, this.published++)));
			return server.acceptedConnections() == 199;
		});
		assertThat(server.members("ns", "r")).hasSize(199);
		stalled.resumeReading();
		StressExtension.await(stalled.ended());
		assertThat(this.slow.count()).as("a part").isLessThan(5000);
	}

	@Test
	void readingAgainInTime() {
		ManagedNeffosServer server = serve(OutboundLimits.DEFAULTS);
		SwarmClient stalled = members(50, 2000);
		stalled.stopReading();
		publish(server, 2000, 1024);
		this.healthy.forEach((check) -> assertThat(StressExtension.await(check.finished())).isNull());
		assertThat(this.slow.count()).as("nothing for whoever doesn't read").isLessThan(2000);
		stalled.resumeReading();
		assertThat(StressExtension.await(this.slow.finished())).as("complete, in order").isNull();
		assertThat(this.slow.order()).isEqualTo(this.healthy.get(0).order());
	}

	@Test
	void memory() {
		OutboundLimits limits = OutboundLimits.DEFAULTS;
		ManagedNeffosServer server = serve(limits);
		SwarmClient stalled = members(20, 8000);
		stalled.stopReading();
		long before = usedMemory();
		long most = publish(server, 8000, 8192) - before;
		this.healthy.forEach((check) -> assertThat(StressExtension.await(check.finished())).isNull());
		assertThat(most).as("direct memory, of 64 MiB broadcast").isLessThan(16L * limits.bytes() + SLACK);
		StressExtension.until("end of the stalled one", () -> server.acceptedConnections() == 19);
	}

	private ManagedNeffosServer serve(OutboundLimits limits) {
		return this.stress.serve(NeffosServer.builder().outboundLimits(limits).namespace("ns", (ns) -> {
		}));
	}

	/**
	 * Opens the connections of a room, the last one with a small buffer.
	 * @return the last one
	 */
	private SwarmClient members(int count, int messages) {
		IntStream.range(0, count - 1).forEach((i) -> this.healthy.add(new OrderCheck(1, messages)));
		this.slow = new OrderCheck(1, messages);
		List<SwarmClient> clients = this.stress.all(count,
				(i) -> this.stress
					.open((i == count - 1) ? SMALL_BUFFER : 0, (i == count - 1) ? this.slow : this.healthy.get(i))
					.thenCompose(SwarmClient::acknowledge)
					.thenCompose((client) -> client.connect("ns")
						.thenCompose((answer) -> client.join("ns", "r"))
						.thenApply((answer) -> client)));
		return clients.get(count - 1);
	}

	/**
	 * Broadcasts as fast as those can read who do.
	 * @return the most memory that was used meanwhile
	 */
	private long publish(ManagedNeffosServer server, int messages, int size) {
		String padding = "x".repeat(size);
		long most = 0;
		while (this.published < messages) {
			server.broadcast(message(padding + OrderCheck.body(0, this.published++)));
			if (this.published % 100 == 0) {
				int due = this.published - AHEAD;
				StressExtension.until("readers", () -> this.healthy.stream().allMatch((check) -> check.count() > due));
				most = Math.max(most, usedMemory());
			}
		}
		return most;
	}

	private static long usedMemory() {
		return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
	}

	private static NeffosMessage message(String body) {
		return NeffosMessage.builder().namespace("ns").room("r").event("e").body(body).build();
	}

}
