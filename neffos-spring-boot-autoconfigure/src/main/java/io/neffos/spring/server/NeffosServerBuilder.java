package io.neffos.spring.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.neffos.spring.connection.ConnectionLimits;
import io.neffos.spring.message.BodyConverter;

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

	OutboundLimits outboundLimits = OutboundLimits.DEFAULTS;

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
	 * Creates the server.
	 * @return the server, ready for connections
	 */
	public NeffosServer build() {
		return new NeffosServer(this);
	}

}
