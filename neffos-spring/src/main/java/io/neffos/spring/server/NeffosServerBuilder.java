package io.neffos.spring.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.limits.MemoryLimits;
import io.neffos.spring.limits.OutboundLimits;
import io.neffos.spring.message.BodyConverter;

import org.springframework.util.Assert;

/**
 * Builds a {@link NeffosServer}. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class NeffosServerBuilder {

	final EventTable.Builder events = new EventTable.Builder();

	final List<Supplier<List<ConnectionInterceptor>>> interceptors = new ArrayList<>();

	ConnectionIdGenerator idGenerator = ConnectionIdGenerator.random();

	BodyConverter bodyConverter = BodyConverter.simple();

	ConnectionLimits limits = ConnectionLimits.DEFAULTS;

	AdmissionLimits admissionLimits = AdmissionLimits.NONE;

	OutboundLimits outboundLimits = OutboundLimits.DEFAULTS;

	final PolicyTable.Builder policies = new PolicyTable.Builder();

	final List<Supplier<List<SlowConsumerListener>>> slowConsumerListeners = new ArrayList<>();

	final List<EventHandlerDecorator> handlerDecorators = new ArrayList<>();

	final List<Supplier<List<BroadcastObserver>>> broadcastObservers = new ArrayList<>();

	boolean synchronousBroadcasts;

	MemoryLimits memoryLimits = MemoryLimits.DEFAULTS;

	long maxQueuedBytes = 64 * 1024 * 1024;

	NeffosServerBuilder() {
	}

	/**
	 * Declares a namespace, or adds to it.
	 * @param name its name, may be empty
	 * @param declaration adds its events
	 * @return this builder
	 */
	public NeffosServerBuilder namespace(String name, Consumer<NamespaceBuilder> declaration) {
		this.events.declare(name);
		declaration.accept(new NamespaceBuilder(this.events, name));
		return this;
	}

	/**
	 * Adds an interceptor behind those that were added before.
	 * @param interceptor the interceptor
	 * @return this builder
	 */
	public NeffosServerBuilder interceptor(ConnectionInterceptor interceptor) {
		List<ConnectionInterceptor> one = List.of(interceptor);
		return interceptors(() -> one);
	}

	/**
	 * Adds interceptors, behind those that were added before, that aren't there yet when
	 * the server is built.
	 * @param source returns them in their order, at once and the same every time; called
	 * by each connection
	 * @return this builder
	 */
	public NeffosServerBuilder interceptors(Supplier<List<ConnectionInterceptor>> source) {
		this.interceptors.add(source);
		return this;
	}

	/**
	 * Adds what tells when connections have to end.
	 * @param expiry watches each connection that has opened
	 * @return this builder
	 */
	public NeffosServerBuilder connectionExpiry(ConnectionExpiry expiry) {
		List<ConnectionExpiry> one = List.of(expiry);
		return connectionExpiries(() -> one);
	}

	/**
	 * Adds what tells when connections have to end, and isn't there yet when the server
	 * is built.
	 * @param source returns them, at once and the same every time; called by each
	 * connection
	 * @return this builder
	 */
	public NeffosServerBuilder connectionExpiries(Supplier<List<ConnectionExpiry>> source) {
		// first of all: the others' callbacks may take their time
		List<ConnectionInterceptor> watching = List.of(new ExpiryInterceptor(source));
		this.interceptors.add(0, () -> watching);
		return this;
	}

	/**
	 * Sets who names connections. Default to random ids.
	 * @param generator the generator
	 * @return this builder
	 */
	public NeffosServerBuilder connectionIdGenerator(ConnectionIdGenerator generator) {
		this.idGenerator = generator;
		return this;
	}

	/**
	 * Sets who writes objects as bodies. Default to {@link BodyConverter#simple()}.
	 * @param converter the converter
	 * @return this builder
	 */
	public NeffosServerBuilder bodyConverter(BodyConverter converter) {
		this.bodyConverter = converter;
		return this;
	}

	/**
	 * Sets how much one client may use. Default to {@link ConnectionLimits#DEFAULTS}.
	 * @param connectionLimits the limits
	 * @return this builder
	 */
	public NeffosServerBuilder limits(ConnectionLimits connectionLimits) {
		this.limits = connectionLimits;
		return this;
	}

	/**
	 * Changes how much one client may use, from what was set before.
	 * @param change returns the limits to use instead of those it is given
	 * @return this builder
	 */
	public NeffosServerBuilder limits(UnaryOperator<ConnectionLimits> change) {
		this.limits = change.apply(this.limits);
		return this;
	}

	/**
	 * Sets how many connections the server takes. Default to any number.
	 * @param admission the limits
	 * @return this builder
	 */
	public NeffosServerBuilder admissionLimits(AdmissionLimits admission) {
		this.admissionLimits = admission;
		return this;
	}

	/**
	 * Sets how much may wait for a client that doesn't read. Default to
	 * {@link OutboundLimits#DEFAULTS}.
	 * @param limits the limits
	 * @return this builder
	 */
	public NeffosServerBuilder outboundLimits(OutboundLimits limits) {
		this.outboundLimits = limits;
		return this;
	}

	/**
	 * Sets how much memory everything may keep that waits for the clients. Default to
	 * {@link MemoryLimits#DEFAULTS}.
	 * @param limits the limits
	 * @return this builder
	 */
	public NeffosServerBuilder memoryLimits(MemoryLimits limits) {
		this.memoryLimits = limits;
		return this;
	}

	/**
	 * Sets what becomes of events for clients that read too slowly. Default to
	 * {@link SlowConsumerPolicy#close()}.
	 * @param policy the policy of all namespaces that have none of their own
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumers(SlowConsumerPolicy policy) {
		this.policies.server(policy);
		return this;
	}

	/**
	 * Sets what becomes of a namespace's events for clients that read too slowly.
	 * @param namespace its name
	 * @param policy the policy of the namespace and those of its rooms that have none of
	 * their own
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumers(String namespace, SlowConsumerPolicy policy) {
		this.policies.namespace(namespace, policy);
		return this;
	}

	/**
	 * Sets what becomes of rooms' events for clients that read too slowly. Of several
	 * patterns that match a room, the one that was set first holds.
	 * @param namespace the rooms' namespace
	 * @param rooms a room's name, or a pattern in which {@code *} stands for anything
	 * @param policy the policy
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumers(String namespace, String rooms, SlowConsumerPolicy policy) {
		this.policies.rooms(namespace, rooms, policy);
		return this;
	}

	/**
	 * Adds a listener of clients that read too slowly, behind those that were added
	 * before.
	 * @param listener called on event loops: quick, and never blocking
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumerListener(SlowConsumerListener listener) {
		List<SlowConsumerListener> one = List.of(listener);
		return slowConsumerListeners(() -> one);
	}

	/**
	 * Adds listeners of clients that read too slowly, behind those that were added
	 * before, that don't exist yet when the server is built.
	 * @param source returns the listeners in their order, at once; called for each event
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumerListeners(Supplier<List<SlowConsumerListener>> source) {
		this.slowConsumerListeners.add(source);
		return this;
	}

	/**
	 * Adds a decorator of all handlers, also of those that are declared later. Each
	 * decorates what those before it have made.
	 * @param decorator called once for each event when the server is built
	 * @return this builder
	 */
	public NeffosServerBuilder handlerDecorator(EventHandlerDecorator decorator) {
		this.handlerDecorators.add(decorator);
		return this;
	}

	/**
	 * Adds an observer of broadcasts. Without any, broadcasts aren't timed.
	 * @param observer called on the thread that broadcasts: quick, and never blocking
	 * @return this builder
	 */
	public NeffosServerBuilder broadcastObserver(BroadcastObserver observer) {
		List<BroadcastObserver> one = List.of(observer);
		return broadcastObservers(() -> one);
	}

	/**
	 * Adds observers of broadcasts that don't exist yet when the server is built.
	 * @param source returns the observers in their order, at once; called for each
	 * broadcast
	 * @return this builder
	 */
	public NeffosServerBuilder broadcastObservers(Supplier<List<BroadcastObserver>> source) {
		this.broadcastObservers.add(source);
		return this;
	}

	/**
	 * Sets whether broadcasts run one after another, each done only when every
	 * recipient's frames were handed to the transport. Default to {@code false}.
	 * @param synchronous whether they do
	 * @return this builder
	 */
	public NeffosServerBuilder synchronousBroadcasts(boolean synchronous) {
		this.synchronousBroadcasts = synchronous;
		return this;
	}

	/**
	 * Sets how much may wait for each event loop, before broadcasts and emits fail with
	 * {@code limit exceeded}. From a sixteenth of it on, clients' messages wait for their
	 * handlers. Default to 64 MiB.
	 * @param bytes the number of bytes, positive
	 * @return this builder
	 */
	public NeffosServerBuilder maxQueuedBytes(long bytes) {
		Assert.isTrue(bytes > 0, "The number of bytes must be positive");
		this.maxQueuedBytes = bytes;
		return this;
	}

	/**
	 * Creates the server.
	 * @return the server, ready for connections
	 */
	public ManagedNeffosServer build() {
		return new DefaultNeffosServer(new ServerComponents(this));
	}

}
