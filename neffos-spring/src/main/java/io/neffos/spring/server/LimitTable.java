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
import io.neffos.spring.limits.Setting;
import org.jspecify.annotations.Nullable;

/**
 * All limits of a server with their use. Each new limit must be added here.
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
		bytes(Setting.MAX_HEAP_SIZE, limits.memory().heapBytes()).counted(Limit.SERVER_HEAP).used(memory::heap);
		bytes(Setting.MAX_DIRECT_SIZE, limits.memory().directBytes()).counted(Limit.SERVER_DIRECT).used(memory::direct);
		bytes(Setting.MAX_QUEUED_SIZE, limits.queuedBytes()).counted(Limit.QUEUED_SIZE)
			.used(() -> outboxes.loads().stream().mapToLong(LoopLoad::bytes).max().orElse(0));
	}

	List<LimitUse> uses() {
		return this.rows.stream().map(Row::use).toList();
	}

	private void admission(AdmissionLimits limits, LongSupplier connections) {
		count(Setting.MAX_CONNECTIONS, limits.connections()).counted(Limit.CONNECTIONS).used(connections);
		count(Setting.MAX_CONNECTIONS_PER_ADDRESS, limits.perAddress()).counted(Limit.CONNECTIONS_PER_ADDRESS);
		count(Setting.MAX_CONNECTIONS_PER_USER, limits.perUser()).counted(Limit.CONNECTIONS_PER_USER);
		count(Setting.MAX_CONNECTIONS_PER_ID, limits.perId()).counted(Limit.CONNECTIONS_PER_ID);
	}

	private void connection(ConnectionLimits limits) {
		HandshakeLimits handshake = limits.handshake();
		time(Setting.HANDSHAKE_TIMEOUT, handshake.timeout()).counted(Limit.HANDSHAKE_TIME);
		count(Setting.MAX_PENDING_MESSAGES, handshake.messages()).counted(Limit.PENDING_MESSAGES);
		bytes(Setting.MAX_PENDING_SIZE, handshake.bytes()).counted(Limit.PENDING_MESSAGES);
		MembershipLimits memberships = limits.memberships();
		count(Setting.MAX_NAMESPACES_PER_CONNECTION, memberships.namespaces()).counted(Limit.NAMESPACES);
		count(Setting.MAX_ROOMS_PER_CONNECTION, memberships.rooms()).counted(Limit.ROOMS);
		count(Setting.MAX_NAME_LENGTH, memberships.nameLength()).counted(Limit.NAME_LENGTH);
		count(Setting.MAX_TOKEN_LENGTH, memberships.tokenLength()).counted(Limit.TOKEN_LENGTH);
		AskLimits asks = limits.asks();
		count(Setting.MAX_PENDING_ASKS, asks.pending()).counted(Limit.PENDING_ASKS);
		time(Setting.ASK_TIMEOUT, asks.timeout()).counted(Limit.ASK_TIME);
		inbound(limits.inbound());
		Heartbeat heartbeat = limits.heartbeat();
		time(Setting.HEARTBEAT_INTERVAL, (heartbeat != null) ? heartbeat.interval() : null);
		time(Setting.HEARTBEAT_TIMEOUT, (heartbeat != null) ? heartbeat.timeout() : null).counted(Limit.HEARTBEAT);
		time(Setting.CLOSE_GRACE_PERIOD, limits.closeGrace());
	}

	private void inbound(InboundLimits limits) {
		count(Setting.MAX_INBOUND_MESSAGES, limits.messages());
		bytes(Setting.MAX_INBOUND_SIZE, limits.bytes());
		count(Setting.MAX_INBOUND_MESSAGES_DURING_ASK, limits.owedMessages()).counted(Limit.OWED_MESSAGES);
		bytes(Setting.MAX_INBOUND_SIZE_DURING_ASK, limits.owedBytes()).counted(Limit.OWED_MESSAGES);
		time(Setting.MESSAGE_TIMEOUT, limits.messageTime()).counted(Limit.MESSAGE_TIME);
		EventRate rate = limits.rate();
		count(Setting.MAX_EVENTS_PER_SECOND, (rate != null) ? rate.perSecond() : null).counted(Limit.EVENT_RATE);
		count(Setting.MAX_EVENT_BURST, (rate != null) ? rate.burst() : null);
		time(Setting.HANDLER_TIMEOUT, limits.handlerTimeout()).counted(Limit.HANDLER_TIME);
	}

	private void outbound(OutboundLimits limits, OutboundStatistics slow) {
		LongSupplier closed = () -> this.counters.count(ProtocolCounter.SLOW_CONSUMER_CLOSED);
		count(Setting.MAX_OUTBOUND_MESSAGES, limits.messages()).exceeded(closed)
			.used(() -> slow.slowConsumers().mapToLong(SlowConsumer::messages).max().orElse(0));
		bytes(Setting.MAX_OUTBOUND_SIZE, limits.bytes()).exceeded(closed)
			.used(() -> slow.slowConsumers().mapToLong(SlowConsumer::bytes).max().orElse(0));
		time(Setting.STALL_TIMEOUT, limits.stallTimeout()).exceeded(closed);
	}

	private Row count(Setting setting, @Nullable Integer limit) {
		return add(setting, Unit.COUNT, (limit != null) ? limit.longValue() : null);
	}

	private Row bytes(Setting setting, long limit) {
		return add(setting, Unit.BYTES, limit);
	}

	private Row time(Setting setting, @Nullable Duration limit) {
		return add(setting, Unit.MILLISECONDS, (limit != null) ? limit.toMillis() : null);
	}

	private Row add(Setting setting, Unit unit, @Nullable Long limit) {
		Row row = new Row(setting, unit, limit);
		this.rows.add(row);
		return row;
	}

	/**
	 * A limit and the sources of its use.
	 */
	private final class Row {

		private final Setting setting;

		private final Unit unit;

		private final @Nullable Long limit;

		private @Nullable LongSupplier used;

		private @Nullable LongSupplier exceeded;

		Row(Setting setting, Unit unit, @Nullable Long limit) {
			this.setting = setting;
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
			return new LimitUse(this.setting, this.unit, this.limit, value(this.used), value(this.exceeded));
		}

		private @Nullable Long value(@Nullable LongSupplier source) {
			return (source != null) ? source.getAsLong() : null;
		}

	}

}
