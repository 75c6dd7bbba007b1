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
 * Builder of a {@link ManagedNeffosServer}. Not safe for use by several threads.
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
	 * Declare a namespace, or add events to a declared one.
	 * @param name its name, may be empty
	 * @param declaration adds the events of the namespace
	 * @return this builder
	 */
	public NeffosServerBuilder namespace(String name, Consumer<NamespaceBuilder> declaration) {
		this.events.declare(name);
		declaration.accept(new NamespaceBuilder(this.events, name));
		return this;
	}

	/**
	 * Add an interceptor behind those that were added before.
	 * @param interceptor the interceptor
	 * @return this builder
	 */
	public NeffosServerBuilder interceptor(ConnectionInterceptor interceptor) {
		List<ConnectionInterceptor> one = List.of(interceptor);
		return interceptors(() -> one);
	}

	/**
	 * Add interceptors that don't exist yet when the server is built, behind those that
	 * were added before.
	 * @param source returns the interceptors in their order, without blocking and the
	 * same every time; called for each connection
	 * @return this builder
	 */
	public NeffosServerBuilder interceptors(Supplier<List<ConnectionInterceptor>> source) {
		this.interceptors.add(source);
		return this;
	}

	/**
	 * Add a strategy for the expiry of connections.
	 * @param expiry the strategy, called for each connection that has opened
	 * @return this builder
	 */
	public NeffosServerBuilder connectionExpiry(ConnectionExpiry expiry) {
		List<ConnectionExpiry> one = List.of(expiry);
		return connectionExpiries(() -> one);
	}

	/**
	 * Add strategies for the expiry of connections that don't exist yet when the server
	 * is built.
	 * @param source returns the strategies, without blocking and the same every time;
	 * called for each connection
	 * @return this builder
	 */
	public NeffosServerBuilder connectionExpiries(Supplier<List<ConnectionExpiry>> source) {
		// first of all: the callbacks of other interceptors may take long
		List<ConnectionInterceptor> watching = List.of(new ExpiryInterceptor(source));
		this.interceptors.add(0, () -> watching);
		return this;
	}

	/**
	 * Set the generator of connection ids. Default to random ids.
	 * @param generator the generator
	 * @return this builder
	 */
	public NeffosServerBuilder connectionIdGenerator(ConnectionIdGenerator generator) {
		this.idGenerator = generator;
		return this;
	}

	/**
	 * Set the converter of objects to bodies and back. Default to
	 * {@link BodyConverter#simple()}.
	 * @param converter the converter
	 * @return this builder
	 */
	public NeffosServerBuilder bodyConverter(BodyConverter converter) {
		this.bodyConverter = converter;
		return this;
	}

	/**
	 * Set the limits of each connection. Default to {@link ConnectionLimits#DEFAULTS}.
	 * @param connectionLimits the limits
	 * @return this builder
	 */
	public NeffosServerBuilder limits(ConnectionLimits connectionLimits) {
		this.limits = connectionLimits;
		return this;
	}

	/**
	 * Change the limits of each connection.
	 * @param change receives the limits set so far, and returns those to use instead
	 * @return this builder
	 */
	public NeffosServerBuilder limits(UnaryOperator<ConnectionLimits> change) {
		this.limits = change.apply(this.limits);
		return this;
	}

	/**
	 * Set the limits on the number of connections. Default to no limits.
	 * @param admission the limits
	 * @return this builder
	 */
	public NeffosServerBuilder admissionLimits(AdmissionLimits admission) {
		this.admissionLimits = admission;
		return this;
	}

	/**
	 * Set the limits of the messages queued for a slow client. Default to
	 * {@link OutboundLimits#DEFAULTS}.
	 * @param limits the limits
	 * @return this builder
	 */
	public NeffosServerBuilder outboundLimits(OutboundLimits limits) {
		this.outboundLimits = limits;
		return this;
	}

	/**
	 * Set the limits of the memory of queued messages of all clients. Default to
	 * {@link MemoryLimits#DEFAULTS}.
	 * @param limits the limits
	 * @return this builder
	 */
	public NeffosServerBuilder memoryLimits(MemoryLimits limits) {
		this.memoryLimits = limits;
		return this;
	}

	/**
	 * Set the policy for slow clients. Default to {@link SlowConsumerPolicy#close()}.
	 * @param policy the policy of all namespaces without a policy of their own
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumers(SlowConsumerPolicy policy) {
		this.policies.server(policy);
		return this;
	}

	/**
	 * Set the policy of a namespace for slow clients.
	 * @param namespace the namespace's name
	 * @param policy the policy of the namespace and of its rooms without a policy of
	 * their own
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumers(String namespace, SlowConsumerPolicy policy) {
		this.policies.namespace(namespace, policy);
		return this;
	}

	/**
	 * Set the policy of rooms for slow clients. Of several patterns that match a room,
	 * the one that was set first applies.
	 * @param namespace the rooms' namespace
	 * @param rooms a room's name, or a pattern in which {@code *} matches any characters
	 * @param policy the policy
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumers(String namespace, String rooms, SlowConsumerPolicy policy) {
		this.policies.rooms(namespace, rooms, policy);
		return this;
	}

	/**
	 * Add a listener for slow clients, behind those that were added before.
	 * @param listener the listener, called on event loops; must not block
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumerListener(SlowConsumerListener listener) {
		List<SlowConsumerListener> one = List.of(listener);
		return slowConsumerListeners(() -> one);
	}

	/**
	 * Add listeners for slow clients that don't exist yet when the server is built,
	 * behind those that were added before.
	 * @param source returns the listeners in their order, without blocking; called for
	 * each event
	 * @return this builder
	 */
	public NeffosServerBuilder slowConsumerListeners(Supplier<List<SlowConsumerListener>> source) {
		this.slowConsumerListeners.add(source);
		return this;
	}

	/**
	 * Add a decorator of all handlers, including those that are declared later. Each
	 * decorates the result of those before it.
	 * @param decorator the decorator, called once for each event when the server is built
	 * @return this builder
	 */
	public NeffosServerBuilder handlerDecorator(EventHandlerDecorator decorator) {
		this.handlerDecorators.add(decorator);
		return this;
	}

	/**
	 * Add an observer of broadcasts. Without any, broadcasts aren't timed.
	 * @param observer the observer, called on the thread that broadcasts; must not block
	 * @return this builder
	 */
	public NeffosServerBuilder broadcastObserver(BroadcastObserver observer) {
		List<BroadcastObserver> one = List.of(observer);
		return broadcastObservers(() -> one);
	}

	/**
	 * Add observers of broadcasts that don't exist yet when the server is built.
	 * @param source returns the observers in their order, without blocking; called for
	 * each broadcast
	 * @return this builder
	 */
	public NeffosServerBuilder broadcastObservers(Supplier<List<BroadcastObserver>> source) {
		this.broadcastObservers.add(source);
		return this;
	}

	/**
	 * Set whether broadcasts run one after another, each of which completes when every
	 * recipient's frames were handed to the transport. Default to {@code false}.
	 * @param synchronous whether broadcasts are synchronous
	 * @return this builder
	 */
	public NeffosServerBuilder synchronousBroadcasts(boolean synchronous) {
		this.synchronousBroadcasts = synchronous;
		return this;
	}

	/**
	 * Set the maximum size of the messages queued for each event loop, above which
	 * broadcasts and emits fail with {@code limit exceeded}. Above a sixteenth of the
	 * size, messages of clients wait for their handlers. Default to 64 MiB.
	 * @param bytes the number of bytes, positive
	 * @return this builder
	 */
	public NeffosServerBuilder maxQueuedBytes(long bytes) {
		Assert.isTrue(bytes > 0, "The number of bytes must be positive");
		this.maxQueuedBytes = bytes;
		return this;
	}

	/**
	 * Create the server.
	 * @return the server, ready for connections
	 */
	public ManagedNeffosServer build() {
		return new DefaultNeffosServer(new ServerComponents(this));
	}

}
