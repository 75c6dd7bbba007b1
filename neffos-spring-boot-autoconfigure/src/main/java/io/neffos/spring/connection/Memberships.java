package io.neffos.spring.connection;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The namespaces that a client is in, and those it is on its way into. The former are
 * read anywhere; everything changes on the connection's loop.
 */
final class Memberships {

	private final Map<String, NamespaceMembership> connected = new LinkedHashMap<>(4);

	private final Map<String, Sinks.Empty<Void>> entering = new HashMap<>(2);

	@Nullable NamespaceMembership get(String namespace) {
		synchronized (this.connected) {
			return this.connected.get(namespace);
		}
	}

	List<NamespaceMembership> all() {
		synchronized (this.connected) {
			return List.copyOf(this.connected.values());
		}
	}

	void add(NamespaceMembership member) {
		synchronized (this.connected) {
			this.connected.put(member.namespace(), member);
		}
	}

	boolean remove(NamespaceMembership member) {
		synchronized (this.connected) {
			return this.connected.remove(member.namespace(), member);
		}
	}

	/**
	 * Counts the namespaces that the client is in or on its way into.
	 */
	int count() {
		synchronized (this.connected) {
			return this.connected.size() + this.entering.size();
		}
	}

	int roomCount() {
		return all().stream().mapToInt(NamespaceMembership::roomCount).sum();
	}

	/**
	 * Marks a namespace as being entered while an operation runs.
	 */
	Mono<Void> entering(String namespace, Mono<Void> operation, ConnectionLoop loop) {
		Sinks.Empty<Void> settled = Sinks.empty();
		this.entering.put(namespace, settled);
		return operation.doFinally((signal) -> loop.run(() -> {
			this.entering.remove(namespace);
			settled.tryEmitEmpty();
		}));
	}

	/**
	 * Waits for the namespace to be entered, or not.
	 * @return completes then, or {@code null} if nobody is entering it
	 */
	@Nullable Mono<Void> entering(String namespace) {
		Sinks.Empty<Void> settled = this.entering.get(namespace);
		return (settled != null) ? settled.asMono() : null;
	}

}
