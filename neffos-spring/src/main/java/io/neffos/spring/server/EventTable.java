package io.neffos.spring.server;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.engine.session.HandlerLookup;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of a server and the handlers of their events.
 */
final class EventTable implements HandlerLookup {

	private final Map<String, Map<String, EventHandler>> handlers;

	private final boolean nativeOnly;

	private EventTable(Map<String, Map<String, EventHandler>> handlers) {
		this.handlers = Map.copyOf(handlers);
		this.nativeOnly = handlers.size() == 1 && hasNativeOnly(handlers.getOrDefault("", Map.of()).keySet());
	}

	/**
	 * Return whether a namespace has handlers for native messages and for its own
	 * lifecycle only, so that native messages are all that clients can send.
	 */
	private static boolean hasNativeOnly(Set<String> events) {
		return events.contains(SystemEvent.NATIVE_MESSAGE.wireName()) && events.stream()
			.map(SystemEvent::of)
			.allMatch((event) -> event == SystemEvent.NATIVE_MESSAGE || event == SystemEvent.NAMESPACE_CONNECT
					|| event == SystemEvent.NAMESPACE_CONNECTED || event == SystemEvent.NAMESPACE_DISCONNECT);
	}

	@Override
	public boolean hasNamespace(String namespace) {
		return this.handlers.containsKey(namespace);
	}

	@Override
	public @Nullable EventHandler find(String namespace, String event) {
		Map<String, EventHandler> events = this.handlers.getOrDefault(namespace, Map.of());
		EventHandler handler = events.get(event);
		return (handler != null) ? handler : events.get(SystemEvent.ANY_EVENT.wireName());
	}

	@Override
	public @Nullable EventHandler find(String namespace, SystemEvent event) {
		return this.handlers.getOrDefault(namespace, Map.of()).get(event.wireName());
	}

	@Override
	public boolean isNativeOnly() {
		return this.nativeOnly;
	}

	Set<String> namespaces() {
		return this.handlers.keySet();
	}

	/**
	 * Return the declared events, by namespace and name.
	 */
	List<DeclaredEvent> events() {
		return this.handlers.entrySet()
			.stream()
			.flatMap((namespace) -> namespace.getValue()
				.entrySet()
				.stream()
				.map((event) -> new DeclaredEvent(namespace.getKey(), event.getKey(), event.getValue().description())))
			.sorted(Comparator.comparing(DeclaredEvent::namespace).thenComparing(DeclaredEvent::event))
			.toList();
	}

	/**
	 * Collects handlers, at most one for each event.
	 */
	static final class Builder {

		private final Map<String, Map<String, EventHandler>> handlers = new LinkedHashMap<>();

		Map<String, EventHandler> declare(String namespace) {
			return this.handlers.computeIfAbsent(namespace, (name) -> new LinkedHashMap<>());
		}

		void add(String namespace, String event, EventHandler handler) {
			if (SystemEvent.isReserved(event)) {
				throw new IllegalArgumentException("'" + event + "' is reserved for system events");
			}
			put(namespace, event, handler);
		}

		void add(String namespace, SystemEvent event, EventHandler handler) {
			if (event == SystemEvent.NATIVE_MESSAGE && !namespace.isEmpty()) {
				throw new IllegalArgumentException(
						"Native messages belong to the empty namespace, not to '" + namespace + "'");
			}
			put(namespace, event.wireName(), handler);
		}

		private void put(String namespace, String event, EventHandler handler) {
			if (declare(namespace).putIfAbsent(event, handler) != null) {
				throw new IllegalStateException(
						"Event '" + event + "' of namespace '" + namespace + "' has two handlers");
			}
		}

		EventTable build(List<EventHandlerDecorator> decorators) {
			Map<String, Map<String, EventHandler>> copy = new LinkedHashMap<>();
			this.handlers.forEach((namespace, events) -> {
				Map<String, EventHandler> decorated = new LinkedHashMap<>(events);
				for (EventHandlerDecorator decorator : decorators) {
					decorated.replaceAll((event, handler) -> decorator.decorate(namespace, event, handler));
				}
				copy.put(namespace, Map.copyOf(decorated));
			});
			return new EventTable(copy);
		}

	}

}
