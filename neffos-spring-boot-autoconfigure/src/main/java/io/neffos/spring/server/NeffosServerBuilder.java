package io.neffos.spring.server;

import java.util.function.Consumer;

import io.neffos.spring.connection.ConnectionLimits;
import io.neffos.spring.message.BodyConverter;

/**
 * Builds a server. Being written.
 *
 * @since 0.1.0
 */
public final class NeffosServerBuilder {

	private final EventTable.Builder table = new EventTable.Builder();

	NeffosServerBuilder() {
	}

	/**
	 * Declares a namespace.
	 * @param name its name
	 * @param events adds its events
	 * @return this builder
	 */
	public NeffosServerBuilder namespace(String name, Consumer<NamespaceBuilder> events) {
		this.table.declare(name);
		events.accept(new NamespaceBuilder(this.table, name));
		return this;
	}

	/**
	 * Adds an interceptor.
	 * @param interceptor the interceptor
	 * @return this builder
	 */
	public NeffosServerBuilder interceptor(ConnectionInterceptor interceptor) {
		return this;
	}

	/**
	 * Sets the generator of ids.
	 * @param generator the generator
	 * @return this builder
	 */
	public NeffosServerBuilder connectionIdGenerator(ConnectionIdGenerator generator) {
		return this;
	}

	/**
	 * Sets the limits.
	 * @param limits the limits
	 * @return this builder
	 */
	public NeffosServerBuilder limits(ConnectionLimits limits) {
		return this;
	}

	/**
	 * Sets the converter.
	 * @param converter the converter
	 * @return this builder
	 */
	public NeffosServerBuilder bodyConverter(BodyConverter converter) {
		return this;
	}

	/**
	 * Sets the outbound limits.
	 * @param messages the messages
	 * @param bytes the bytes
	 * @return this builder
	 */
	public NeffosServerBuilder outboundLimits(int messages, int bytes) {
		return this;
	}

	/**
	 * Creates the server.
	 * @return the server
	 */
	public NeffosServer build() {
		this.table.build();
		return new NeffosServer();
	}

}
