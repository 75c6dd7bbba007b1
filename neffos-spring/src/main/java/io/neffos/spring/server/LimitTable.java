package io.neffos.spring.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import io.neffos.spring.connection.SlowConsumer;
import io.neffos.spring.engine.broadcast.LoopOutboxes;
import io.neffos.spring.engine.broadcast.OutboundStatistics;
import io.neffos.spring.engine.memory.MemoryBudget;
import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.limits.AskLimits;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.EventRate;
import io.neffos.spring.limits.HandshakeLimits;
import io.neffos.spring.limits.Heartbeat;
import io.neffos.spring.limits.InboundLimits;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.LimitUse;
import io.neffos.spring.limits.LimitUse.Unit;
import io.neffos.spring.limits.LoopLoad;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.limits.ProtocolCounters;
import io.neffos.spring.limits.ServerLimits;
import org.jspecify.annotations.Nullable;

/**
 * All limits of a server with their use. Whoever adds a limit lists it here, by the name
 * of its property.
 */
final class LimitTable {

	private final List<Row> rows = new ArrayList<>();

	private final ProtocolCounters counters;

	LimitTable(ServerLimits limits, ProtocolCounters counters, LongSupplier connections, LoopOutboxes outboxes,
			OutboundStatistics slow, MemoryBudget memory) {
		this.counters = counters;
		admission(limits.admission(), connections);
		connection(limits.connection());
		outbound(limits.outbound(), slow);
		bytes("memory.max-heap-size", limits.memory().heapBytes()).counted(Limit.SERVER_HEAP).used(memory::heap);
		bytes("memory.max-direct-size", limits.memory().directBytes()).counted(Limit.SERVER_DIRECT)
			.used(memory::direct);
		bytes("broadcast.max-queued-size", limits.queuedBytes()).counted(Limit.QUEUED_SIZE)
			.used(() -> outboxes.loads().stream().mapToLong(LoopLoad::bytes).max().orElse(0));
	}

	List<LimitUse> uses() {
		return this.rows.stream().map(Row::use).toList();
	}

	private void admission(AdmissionLimits limits, LongSupplier connections) {
		count("admission.max-connections", limits.connections()).counted(Limit.CONNECTIONS).used(connections);
		count("admission.max-connections-per-address", limits.perAddress()).counted(Limit.CONNECTIONS_PER_ADDRESS);
		count("admission.max-connections-per-user", limits.perUser()).counted(Limit.CONNECTIONS_PER_USER);
		count("admission.max-connections-per-id", limits.perId()).counted(Limit.CONNECTIONS_PER_ID);
	}

	private void connection(ConnectionLimits limits) {
		HandshakeLimits handshake = limits.handshake();
		time("handshake.timeout", handshake.timeout()).counted(Limit.HANDSHAKE_TIME);
		count("handshake.max-pending-messages", handshake.messages()).counted(Limit.PENDING_MESSAGES);
		bytes("handshake.max-pending-size", handshake.bytes()).counted(Limit.PENDING_MESSAGES);
		MembershipLimits memberships = limits.memberships();
		count("limits.max-namespaces-per-connection", memberships.namespaces()).counted(Limit.NAMESPACES);
		count("limits.max-rooms-per-connection", memberships.rooms()).counted(Limit.ROOMS);
		count("limits.max-room-name-length", memberships.nameLength()).counted(Limit.NAME_LENGTH);
		count("limits.max-token-length", memberships.tokenLength()).counted(Limit.TOKEN_LENGTH);
		AskLimits asks = limits.asks();
		count("limits.max-pending-asks", asks.pending()).counted(Limit.PENDING_ASKS);
		time("ask-timeout", asks.timeout()).counted(Limit.ASK_TIME);
		inbound(limits.inbound());
		Heartbeat heartbeat = limits.heartbeat();
		time("heartbeat.interval", (heartbeat != null) ? heartbeat.interval() : null);
		time("heartbeat.timeout", (heartbeat != null) ? heartbeat.timeout() : null).counted(Limit.HEARTBEAT);
		time("limits.close-grace-period", limits.closeGrace());
	}

	private void inbound(InboundLimits limits) {
		count("limits.max-inbound-messages", limits.messages());
		bytes("limits.max-inbound-size", limits.bytes());
		count("limits.max-inbound-messages-during-ask", limits.owedMessages()).counted(Limit.OWED_MESSAGES);
		bytes("limits.max-inbound-size-during-ask", limits.owedBytes()).counted(Limit.OWED_MESSAGES);
		time("limits.message-timeout", limits.messageTime()).counted(Limit.MESSAGE_TIME);
		EventRate rate = limits.rate();
		count("limits.max-events-per-second", (rate != null) ? rate.perSecond() : null).counted(Limit.EVENT_RATE);
		count("limits.max-event-burst", (rate != null) ? rate.burst() : null);
		time("limits.handler-timeout", limits.handlerTimeout()).counted(Limit.HANDLER_TIME);
	}

	private void outbound(OutboundLimits limits, OutboundStatistics slow) {
		LongSupplier closed = () -> this.counters.count(ProtocolCounter.SLOW_CONSUMER_CLOSED);
		count("outbound.max-queued-messages", limits.messages()).exceeded(closed)
			.used(() -> slow.slowConsumers().mapToLong(SlowConsumer::messages).max().orElse(0));
		bytes("outbound.max-queued-size", limits.bytes()).exceeded(closed)
			.used(() -> slow.slowConsumers().mapToLong(SlowConsumer::bytes).max().orElse(0));
		time("outbound.stall-timeout", limits.stallTimeout()).exceeded(closed);
	}

	private Row count(String name, @Nullable Integer limit) {
		return add(name, Unit.COUNT, (limit != null) ? limit.longValue() : null);
	}

	private Row bytes(String name, long limit) {
		return add(name, Unit.BYTES, limit);
	}

	private Row time(String name, @Nullable Duration limit) {
		return add(name, Unit.MILLISECONDS, (limit != null) ? limit.toMillis() : null);
	}

	private Row add(String name, Unit unit, @Nullable Long limit) {
		Row row = new Row(name, unit, limit);
		this.rows.add(row);
		return row;
	}

	/**
	 * A limit, and where its use is found.
	 */
	private final class Row {

		private final String name;

		private final Unit unit;

		private final @Nullable Long limit;

		private @Nullable LongSupplier used;

		private @Nullable LongSupplier exceeded;

		Row(String name, Unit unit, @Nullable Long limit) {
			this.name = name;
			this.unit = unit;
			this.limit = limit;
		}

		Row used(LongSupplier source) {
			this.used = source;
			return this;
		}

		Row exceeded(LongSupplier source) {
			this.exceeded = source;
			return this;
		}

		Row counted(Limit counter) {
			return exceeded(() -> LimitTable.this.counters.count(counter));
		}

		LimitUse use() {
			return new LimitUse(this.name, this.unit, this.limit, value(this.used), value(this.exceeded));
		}

		private @Nullable Long value(@Nullable LongSupplier source) {
			return (source != null) ? source.getAsLong() : null;
		}

	}

}
