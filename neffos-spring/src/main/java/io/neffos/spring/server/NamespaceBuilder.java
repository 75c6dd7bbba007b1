package io.neffos.spring.server;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.message.SystemEvent;

/**
 * Builder of the events of a namespace.
 *
 * @since 0.1.0
 */
public final class NamespaceBuilder {

	private final EventTable.Builder table;

	private final String namespace;

	NamespaceBuilder(EventTable.Builder table, String namespace) {
		this.table = table;
		this.namespace = namespace;
	}

	/**
	 * Add the handler of an ordinary event.
	 * @param event the event's name
	 * @param handler the handler
	 * @return this builder
	 * @throws IllegalArgumentException if the name is reserved for system events
	 * @throws IllegalStateException if the event has a handler
	 */
	public NamespaceBuilder on(String event, EventHandler handler) {
		this.table.add(this.namespace, event, handler);
		return this;
	}

	/**
	 * Add the handler of a system event.
	 * @param event the event
	 * @param handler the handler
	 * @return this builder
	 * @throws IllegalArgumentException if the event is {@link SystemEvent#NATIVE_MESSAGE}
	 * and the namespace isn't the empty one
	 * @throws IllegalStateException if the event has a handler
	 */
	public NamespaceBuilder on(SystemEvent event, EventHandler handler) {
		this.table.add(this.namespace, event, handler);
		return this;
	}

}
