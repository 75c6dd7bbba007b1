package io.neffos.spring.server;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import io.neffos.spring.broadcast.LoopLoad;
import io.neffos.spring.broadcast.LoopOutboxes;
import io.neffos.spring.broadcast.OutboundStatistics;
import io.neffos.spring.broadcast.SlowConsumer;
import io.neffos.spring.connection.ConnectionLimits;
import io.neffos.spring.connection.OutboundLimits;
import io.neffos.spring.server.LimitUse.Unit;
import org.jspecify.annotations.Nullable;

/**
 * All limits of a server with their use. Whoever adds a limit lists it here.
 */
final class LimitTable {

	private final List<Limit> limits;

	LimitTable(NeffosServerBuilder server, LongSupplier connections, LoopOutboxes outboxes, OutboundStatistics slow) {
		ConnectionLimits connection = server.limits;
		OutboundLimits outbound = server.outboundLimits;
		this.limits = List.of(new Limit("connections", Unit.COUNT, null, connections),
				time("handshake.ack-timeout", connection.ackTimeout()),
				count("handshake.pending-messages", connection.pendingMessages(), null),
				bytes("handshake.pending-size", connection.pendingBytes(), null),
				count("inbound.messages", connection.inboundMessages(), null),
				count("inbound.messages-during-ask", connection.inboundHardLimit(), null),
				time("ask-timeout", connection.askTimeout()), count("pending-asks", connection.pendingAsks(), null),
				count("rooms", connection.rooms(), null), count("name-length", connection.nameLength(), null),
				time("close-grace", connection.closeGrace()),
				count("outbound.messages", outbound.messages(),
						() -> slow.slowConsumers().mapToLong(SlowConsumer::messages).max().orElse(0)),
				bytes("outbound.size", outbound.bytes(),
						() -> slow.slowConsumers().mapToLong(SlowConsumer::bytes).max().orElse(0)),
				time("outbound.stall-timeout", outbound.stallTimeout()),
				bytes("broadcast.queued-size", server.maxQueuedBytes,
						() -> outboxes.loads().stream().mapToLong(LoopLoad::bytes).max().orElse(0)));
	}

	List<LimitUse> uses() {
		return this.limits.stream().map(Limit::use).toList();
	}

	private static Limit count(String name, long limit, @Nullable LongSupplier used) {
		return new Limit(name, Unit.COUNT, limit, used);
	}

	private static Limit bytes(String name, long limit, @Nullable LongSupplier used) {
		return new Limit(name, Unit.BYTES, limit, used);
	}

	private static Limit time(String name, Duration limit) {
		return new Limit(name, Unit.MILLISECONDS, limit.toMillis(), null);
	}

	private record Limit(String name, Unit unit, @Nullable Long limit, @Nullable LongSupplier used) {

		LimitUse use() {
			return new LimitUse(this.name, this.unit, this.limit, (this.used != null) ? this.used.getAsLong() : null);
		}

	}

}
