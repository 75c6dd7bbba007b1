package io.neffos.spring.reference;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.message.SystemEvent;

/**
 * The callbacks that ran since somebody looked, in order.
 */
final class EventLog {

	private List<LoggedEvent> events = new ArrayList<>();

	synchronized void add(LoggedEvent event) {
		this.events.add(event);
	}

	synchronized List<LoggedEvent> take() {
		List<LoggedEvent> taken = this.events;
		this.events = new ArrayList<>();
		return taken;
	}

	EventHandler logging(EventHandler handler) {
		return (connection, message) -> {
			add(LoggedEvent.of(connection.id(), message, false));
			return handler.handle(connection, message);
		};
	}

	EventHandler logging(SystemEvent event, EventHandler handler) {
		if (event == SystemEvent.ANY_EVENT || event == SystemEvent.NATIVE_MESSAGE) {
			return logging(handler);
		}
		return (connection, message) -> {
			add(LoggedEvent.of(connection.id(), message, true));
			return handler.handle(connection, message);
		};
	}

}
