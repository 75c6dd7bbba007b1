package io.neffos.spring.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.broadcast.ConnectionIndex;
import io.neffos.spring.engine.broadcast.LocalBroadcaster;
import io.neffos.spring.engine.broadcast.LoopOutboxes;
import io.neffos.spring.engine.broadcast.ObservedBroadcaster;
import io.neffos.spring.engine.broadcast.OutboundQueues;
import io.neffos.spring.engine.broadcast.OutboundStatistics;
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
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.limits.MemoryLoad;
import io.neffos.spring.limits.OutboundLoad;
import io.neffos.spring.limits.ProtocolCounters;
import io.neffos.spring.limits.ServerLimits;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * A neffos server: its connections, and how to reach them. Inject it anywhere; safe for
 * use by several threads, and no method blocks.
 *
 * @since 0.1.0
 */
public final class NeffosServer {

	private final ProtocolCounters counters = new ProtocolCounters();

	private final LoopOutboxes outboxes;

	private final ConnectionIndex index;

	private final OutboundQueues queues;

	private final EventTable events;

	private final DeclaredNamespaces namespaces;

	private final MemoryBudget memory;

	private final Broadcaster broadcaster;

	private final ConnectionAcceptor acceptor;

	private final BodyConverter converter;

	private final ServerLimits limits;

	private final ServerInspection inspection;

	NeffosServer(NeffosServerBuilder builder) {
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
		Broadcaster local = new LocalBroadcaster(this.index, this.outboxes, codec, policies, this.counters,
				builder.synchronousBroadcasts);
		Broadcaster plain = (builder.synchronousBroadcasts)
				? new SynchronousBroadcaster(local, this.counters, builder.maxQueuedBytes) : local;
		this.broadcaster = new CheckedBroadcaster(observed(plain, builder.broadcastObservers), this.namespaces);
		ConnectionFactory factory = new ConnectionFactory(new ConnectionServices(this.events, codec, this.converter,
				this.broadcaster, this.index, new InterceptorChain(builder.interceptors, builder.limits.closeGrace()),
				builder.limits, policies, this.counters, this.memory));
		this.acceptor = new ConnectionAcceptor(factory, builder.idGenerator, this.outboxes, this.queues,
				new Admission(builder.admissionLimits), this.counters);
		this.inspection = new ServerInspection(this.namespaces, this.acceptor, this.index, this.outboxes,
				this.queues.statistics(), plain, new LimitTable(this.limits, this.counters, this.acceptor::size,
						this.outboxes, this.queues.statistics(), this.memory));
	}

	/**
	 * Starts to build a server.
	 * @return a builder without any namespace
	 */
	public static NeffosServerBuilder builder() {
		return new NeffosServerBuilder();
	}

	/**
	 * Returns this server's side of transports. Applications don't use it.
	 * @return the acceptor, the same every time
	 */
	public ConnectionAcceptor acceptor() {
		return this.acceptor;
	}

	/**
	 * Ends all connections with code 1001 and takes no others from now on.
	 * @return completes when all have ended and their callbacks have run
	 */
	public Mono<Void> shutdown() {
		this.acceptor.shuttingDown(true);
		return closeAll(CloseReason.GOING_AWAY);
	}

	/**
	 * Ends all connections with code 1001, a batch at a time and each once its handlers
	 * have answered, and takes no others from now on.
	 * @param settings how fast
	 * @return completes when all have ended and their callbacks have run; nothing ends
	 * before it is subscribed to
	 */
	public Mono<Void> drain(DrainSettings settings) {
		this.acceptor.shuttingDown(true);
		return this.acceptor.drain(settings);
	}

	/**
	 * Tells whether the server takes no connections.
	 * @return {@code true} from {@link #shutdown()} or {@link #drain} on, until
	 * {@link #resume()}
	 */
	public boolean isShuttingDown() {
		return this.acceptor.isShuttingDown();
	}

	/**
	 * Takes connections again after {@link #shutdown()}.
	 */
	public void resume() {
		this.acceptor.shuttingDown(false);
	}

	/**
	 * Broadcasts messages, in order, each to everyone in its namespace and, where given,
	 * its room, or of the id in its {@code to}. The broadcast has begun when the method
	 * returns.
	 * @param messages the messages
	 * @return what became of it, for who wants to know; fails with {@code limit exceeded}
	 * if too much waits already to be written, and then nobody gets anything
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	public Mono<BroadcastResult> broadcast(NeffosMessage... messages) {
		return broadcast(Exclude.nobody(), messages);
	}

	/**
	 * Broadcasts messages as {@link #broadcast(NeffosMessage...)} but leaves somebody
	 * out.
	 * @param exclude whom to leave out
	 * @param messages the messages
	 * @return what became of it, for who wants to know; fails with {@code limit exceeded}
	 * if too much waits already to be written, and then nobody gets anything
	 * @throws IllegalArgumentException if a message's namespace isn't declared, or an
	 * event is reserved for system events
	 */
	public Mono<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages) {
		return this.broadcaster.broadcast(Broadcast.of(exclude, Arrays.asList(messages)));
	}

	/**
	 * Starts a broadcast to a namespace.
	 * @param namespace its name
	 * @return where to name rooms, users, connections and exclusions
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public BroadcastSpec to(String namespace) {
		return new BroadcastSpec(this.broadcaster, this.converter, this.namespaces.require(namespace));
	}

	/**
	 * Asks everyone that a broadcast of the message would reach, on subscription.
	 * @param message the question
	 * @param timeout how long to wait, positive
	 * @return the first answer; fails with a client's error text if nobody else answers,
	 * with {@code ask timeout}, or with {@code write closed} if there is nobody
	 * @throws IllegalArgumentException if the message's namespace isn't declared, or the
	 * event is reserved for system events
	 */
	public Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout) {
		Flux<Answer> answers = askAll(message, timeout);
		return Mono.defer(() -> {
			Queue<NeffosException> errors = new ConcurrentLinkedQueue<>();
			return answers.mapNotNull((answer) -> {
				if (answer.error() != null) {
					errors.add(answer.error());
				}
				return answer.message();
			}).next().switchIfEmpty(Mono.error(() -> {
				NeffosException first = errors.peek();
				return (first != null) ? first : new NeffosException(NeffosError.WRITE_CLOSED);
			}));
		});
	}

	/**
	 * Asks everyone that a broadcast of the message would reach, on subscription. Each is
	 * asked under a token of its own, so nobody can answer for another.
	 * @param message the question
	 * @param timeout how long to wait for each answer, positive
	 * @return one answer for each connection, as they come; completes when all have
	 * answered, failed or timed out, at once if there is nobody
	 * @throws IllegalArgumentException if the message's namespace isn't declared, or the
	 * event is reserved for system events
	 */
	public Flux<Answer> askAll(NeffosMessage message, Duration timeout) {
		return this.broadcaster.ask(Broadcast.of(Exclude.nobody(), List.of(message)), timeout);
	}

	/**
	 * Returns the open connections.
	 * @return a snapshot
	 */
	public List<NeffosConnection> connections() {
		return this.index.connections();
	}

	/**
	 * Returns the connections in a namespace.
	 * @param namespace its name
	 * @return a snapshot, empty if there are none
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public Set<NeffosConnection> connections(String namespace) {
		return this.index.members(this.namespaces.require(namespace), "");
	}

	/**
	 * Returns the rooms of a namespace that somebody is in.
	 * @param namespace its name
	 * @return a snapshot of their names
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public Set<String> rooms(String namespace) {
		return this.index.rooms(this.namespaces.require(namespace));
	}

	/**
	 * Returns the connections in a room.
	 * @param namespace the room's namespace
	 * @param room its name
	 * @return a snapshot, empty if there are none
	 * @throws IllegalArgumentException if the namespace isn't declared, or the room's
	 * name is empty
	 */
	public Set<NeffosConnection> members(String namespace, String room) {
		Assert.hasLength(room, "A room's name must not be empty");
		return this.index.members(this.namespaces.require(namespace), room);
	}

	/**
	 * Returns the connections of an id.
	 * @param id the id
	 * @return a snapshot, empty if there are none
	 */
	public List<NeffosConnection> connectionsOfId(String id) {
		return this.index.ofId(id);
	}

	/**
	 * Returns the connections of a user.
	 * @param name the name of the handshake's principal
	 * @return a snapshot, empty if there are none
	 */
	public List<NeffosConnection> connectionsOfUser(String name) {
		return this.index.ofUser(name);
	}

	/**
	 * Returns how many connections are in a namespace.
	 * @param namespace its name
	 * @return the number
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public int connectionCount(String namespace) {
		return this.index.count(this.namespaces.require(namespace), "");
	}

	/**
	 * Returns how many connections are in a room.
	 * @param namespace the room's namespace
	 * @param room its name
	 * @return the number
	 * @throws IllegalArgumentException if the namespace isn't declared, or the room's
	 * name is empty
	 */
	public int memberCount(String namespace, String room) {
		Assert.hasLength(room, "A room's name must not be empty");
		return this.index.count(this.namespaces.require(namespace), room);
	}

	/**
	 * Returns how many connections are open. Pending ones don't count.
	 * @return the number
	 */
	public int totalConnections() {
		return this.index.size();
	}

	/**
	 * Returns how many connections are there, those that are pending or on their way out
	 * included.
	 * @return the number
	 */
	public int acceptedConnections() {
		return this.acceptor.size();
	}

	/**
	 * Does something with each connection that is open now. Others may come and go
	 * meanwhile.
	 * @param action what to do, on the caller's thread
	 */
	public void forEachConnection(Consumer<NeffosConnection> action) {
		connections().forEach(action);
	}

	/**
	 * Disconnects everyone from a namespace, on subscription. A client's refusal keeps
	 * that client only.
	 * @param namespace its name
	 * @return completes when everyone has answered
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public Mono<Void> disconnectAll(String namespace) {
		this.namespaces.require(namespace);
		return Flux.defer(() -> Flux.fromIterable(connections(namespace))).flatMap((connection) -> {
			NamespaceConnection member = connection.namespace(namespace);
			return (member != null) ? member.disconnect().onErrorComplete() : Mono.empty();
		}, Integer.MAX_VALUE).then();
	}

	/**
	 * Ends all connections, pending ones too. Others may come meanwhile. It has begun
	 * when the method returns.
	 * @param reason the close frame's code and text
	 * @return completes when they have ended and their callbacks have run, for who wants
	 * to know
	 * @throws IllegalArgumentException if no close frame can carry the code
	 */
	public Mono<Void> closeAll(CloseReason reason) {
		return this.acceptor.closeAll(reason);
	}

	/**
	 * Ends the connections of a user, who has logged out or may not go on. It has begun
	 * when the method returns.
	 * @param name the name of the handshake's principal
	 * @param reason the close frame's code and text
	 * @throws IllegalArgumentException if no close frame can carry the code
	 */
	public void closeUser(String name, CloseReason reason) {
		this.acceptor.closeUser(name, reason);
	}

	/**
	 * Returns the namespaces that clients may connect to.
	 * @return their names
	 */
	public Set<String> namespaces() {
		return this.namespaces.names();
	}

	/**
	 * Returns the limits that hold.
	 * @return the limits, the same every time
	 */
	public ServerLimits limits() {
		return this.limits;
	}

	/**
	 * Returns the events that the server handles.
	 * @return the events, by namespace and name
	 */
	public List<DeclaredEvent> events() {
		return this.events.events();
	}

	/**
	 * Returns what can be seen of the server by those who operate it.
	 * @return the inspection, the same every time
	 */
	public ServerInspection inspection() {
		return this.inspection;
	}

	/**
	 * Returns what waits at this moment to be written.
	 * @return the load
	 */
	public OutboundLoad outboundLoad() {
		OutboundStatistics slow = this.queues.statistics();
		return new OutboundLoad(this.outboxes.waiting(), this.outboxes.bytes(), slow.clients(), slow.messages(),
				slow.bytes());
	}

	/**
	 * Returns how much memory everything keeps at this moment that waits for the clients.
	 * @return the load
	 */
	public MemoryLoad memoryLoad() {
		return new MemoryLoad(this.memory.heap(), this.memory.direct());
	}

	/**
	 * Returns what has been counted about messages.
	 * @return the counters, the same every time
	 */
	public ProtocolCounters counters() {
		return this.counters;
	}

	/**
	 * Returns the connections that may keep memory: those that are there, and those that
	 * have ended while something waits for their clients.
	 */
	private Stream<MemoryHolder> connectionsWithMemory() {
		Set<ClientConnection> accepted = this.acceptor.accepted();
		return Stream.concat(accepted.stream(),
				this.queues.statistics().waiting().filter((connection) -> !accepted.contains(connection)));
	}

	private Broadcaster observed(Broadcaster plain, List<Supplier<List<BroadcastObserver>>> observers) {
		Broadcaster observed = plain;
		for (Supplier<List<BroadcastObserver>> source : observers) {
			observed = new ObservedBroadcaster(observed, new BroadcastObservers(source));
		}
		return observed;
	}

}
