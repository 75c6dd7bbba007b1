package io.neffos.spring.server;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.engine.broadcast.ConnectionIndex;
import io.neffos.spring.engine.broadcast.LocalBroadcaster;
import io.neffos.spring.engine.broadcast.LoopOutboxes;
import io.neffos.spring.engine.broadcast.ObservedBroadcaster;
import io.neffos.spring.engine.broadcast.OutboundQueues;
import io.neffos.spring.engine.broadcast.SynchronousBroadcaster;
import io.neffos.spring.engine.memory.MemoryBudget;
import io.neffos.spring.engine.memory.MemoryHolder;
import io.neffos.spring.engine.server.Admission;
import io.neffos.spring.engine.server.ConnectionAcceptor;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.session.ConnectionFactory;
import io.neffos.spring.engine.session.ConnectionServices;
import io.neffos.spring.engine.session.SlowConsumerPolicies;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.limits.ServerLimits;
import io.neffos.spring.message.BodyConverter;

/**
 * The parts of a server, created from the values of its builder.
 */
final class ServerComponents {

	final ServerCounters counters = new ServerCounters();

	final LoopOutboxes outboxes;

	final ConnectionIndex index;

	final OutboundQueues queues;

	final EventTable events;

	final DeclaredNamespaces namespaces;

	final MemoryBudget memory;

	final Broadcaster broadcaster;

	final ConnectionAcceptor acceptor;

	final BodyConverter converter;

	final ServerLimits limits;

	final ServerInspection inspection;

	ServerComponents(NeffosServerBuilder builder) {
		MessageCodec codec = new MessageCodec();
		SlowConsumerPolicies policies = builder.policies.build();
		this.events = builder.events.build(builder.handlerDecorators);
		this.namespaces = new DeclaredNamespaces(this.events.namespaces());
		this.converter = builder.bodyConverter;
		this.limits = new ServerLimits(builder.limits, builder.outboundLimits, builder.admissionLimits,
				builder.memoryLimits, builder.maxQueuedBytes);
		this.outboxes = new LoopOutboxes(builder.maxQueuedBytes, builder.memoryLimits, this.counters);
		this.memory = new MemoryBudget(builder.memoryLimits, this.counters, this.outboxes::bytes,
				this::connectionsWithMemory);
		this.index = new ConnectionIndex(this.outboxes);
		this.queues = new OutboundQueues(builder.outboundLimits, this.counters,
				new SlowConsumerListeners(builder.slowConsumerListeners));
		Broadcaster local = new LocalBroadcaster(this.index, this.outboxes, codec, this.converter, policies,
				this.counters, builder.synchronousBroadcasts);
		Broadcaster plain = (builder.synchronousBroadcasts)
				? new SynchronousBroadcaster(local, this.counters, builder.maxQueuedBytes) : local;
		this.broadcaster = new CheckedBroadcaster(observed(plain, builder.broadcastObservers), this.namespaces);
		ConnectionFactory factory = new ConnectionFactory(new ConnectionServices(this.events, codec, this.converter,
				this.broadcaster, this.index, new InterceptorChain(builder.interceptors, builder.limits.closeGrace()),
				builder.limits, policies, this.counters, this.memory));
		this.acceptor = new ConnectionAcceptor(factory, builder.idGenerator::generate, this.outboxes, this.queues,
				new Admission(builder.admissionLimits), this.counters);
		this.inspection = new ServerInspection(this.namespaces, this.acceptor, this.index, this.outboxes,
				this.queues.statistics(), plain, new LimitTable(this.limits, this.counters, this.acceptor::size,
						this.outboxes, this.queues.statistics(), this.memory));
	}

	/**
	 * Return the connections that may occupy memory: the accepted ones, and ended ones
	 * with queued messages.
	 */
	private Stream<MemoryHolder> connectionsWithMemory() {
		Set<ClientConnection> accepted = this.acceptor.accepted();
		return Stream.concat(accepted.stream(),
				this.queues.statistics().waiting().filter((connection) -> !accepted.contains(connection)));
	}

	private static Broadcaster observed(Broadcaster plain, List<Supplier<List<BroadcastObserver>>> observers) {
		Broadcaster observed = plain;
		for (Supplier<List<BroadcastObserver>> source : observers) {
			observed = new ObservedBroadcaster(observed, new BroadcastObservers(source));
		}
		return observed;
	}

}
