package io.neffos.spring.boot.metrics;

import io.micrometer.observation.Observation;
import io.neffos.spring.connection.NamespaceConnection;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the call of a handler. Names that end up as tags have to be those
 * that the application has declared: {@link #getNamespace()} and {@link #getEvent()}.
 *
 * @since 0.1.0
 */
public final class NeffosHandlerObservationContext extends Observation.Context {

	private final NamespaceConnection connection;

	private final String server;

	private final String namespace;

	private final String event;

	private final String room;

	private final String messageEvent;

	private volatile @Nullable Outcome outcome;

	/**
	 * Create a context.
	 * @param connection the client's connection to the namespace
	 * @param server the name of the server's bean
	 * @param namespace the namespace that the handler was declared in
	 * @param event the event that the handler was declared for
	 * @param room the message's room, may be empty
	 * @param messageEvent the message's event
	 */
	public NeffosHandlerObservationContext(NamespaceConnection connection, String server, String namespace,
			String event, String room, String messageEvent) {
		this.connection = connection;
		this.server = server;
		this.namespace = namespace;
		this.event = event;
		this.room = room;
		this.messageEvent = messageEvent;
	}

	/**
	 * Return the connection of the message's sender.
	 * @return the client's connection to the namespace
	 */
	public NamespaceConnection getConnection() {
		return this.connection;
	}

	/**
	 * Return the server that the handler was declared for.
	 * @return the name of its bean
	 */
	public String getServer() {
		return this.server;
	}

	/**
	 * Return the namespace that the handler was declared in.
	 * @return its name, may be empty
	 */
	public String getNamespace() {
		return this.namespace;
	}

	/**
	 * Return the event that the handler was declared for.
	 * @return the name on the wire: a system event's for lifecycle events, and
	 * {@code _OnAnyEvent} for the handler of all events that have none of their own
	 */
	public String getEvent() {
		return this.event;
	}

	/**
	 * Return the room that the message is about. Clients name rooms, so there may be any
	 * number of them.
	 * @return its name, empty if the message is for the namespace as a whole
	 */
	public String getRoom() {
		return this.room;
	}

	/**
	 * Return the event as the message has it, which a client may have made up.
	 * @return the name, other than {@link #getEvent()} only for the handler of all events
	 */
	public String getMessageEvent() {
		return this.messageEvent;
	}

	/**
	 * Return how the handler has ended.
	 * @return the outcome, or {@code null} as long as it runs
	 */
	public @Nullable Outcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Set how the handler has ended.
	 * @param outcome the outcome
	 */
	public void setOutcome(Outcome outcome) {
		this.outcome = outcome;
	}

	/**
	 * How a handler ends.
	 */
	public enum Outcome {

		/** With a reply, or with none. */
		SUCCESS,

		/**
		 * With a {@link io.neffos.spring.message.NeffosException}, whose text the client
		 * reads: a veto, invalid arguments, an error on purpose.
		 */
		REFUSED,

		/** With a close exception, which ends the connection. */
		CLOSED,

		/**
		 * With any other exception, for which the client reads {@code internal error}.
		 */
		ERROR,

		/**
		 * By cancellation: after the timeout of handlers, or after the end of the
		 * connection.
		 */
		CANCELLED

	}

}
