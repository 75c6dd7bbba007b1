package io.neffos.spring.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;

/**
 * Connection state of a mock connection (open or closed) and the namespaces that the
 * client is in. Safe for use by several threads.
 */
final class MockState {

	private final Map<String, MockNamespace> connected = new LinkedHashMap<>();

	/** Namespaces that the client is not in, though a handler may get them. */
	private final Map<String, MockNamespace> entering = new LinkedHashMap<>();

	private final Function<String, MockNamespace> factory;

	private @Nullable CloseReason closeReason;

	MockState(Function<String, MockNamespace> factory) {
		this.factory = factory;
	}

	synchronized @Nullable CloseReason closeReason() {
		return this.closeReason;
	}

	void requireOpen() {
		if (closeReason() != null) {
			throw new NeffosException(NeffosError.WRITE_CLOSED);
		}
	}

	synchronized @Nullable NamespaceConnection namespace(String name) {
		return this.connected.get(name);
	}

	synchronized List<NamespaceConnection> namespaces() {
		return List.copyOf(this.connected.values());
	}

	/**
	 * Return a namespace, whether the client is in it or not.
	 */
	synchronized MockNamespace member(String name) {
		MockNamespace member = this.connected.get(name);
		return (member != null) ? member : this.entering.computeIfAbsent(name, this.factory);
	}

	/**
	 * Whether the client is in a namespace and, unless its name is empty, in a room.
	 */
	synchronized boolean isIn(String name, String room) {
		MockNamespace member = this.connected.get(name);
		return member != null && (room.isEmpty() || member.room(room) != null);
	}

	/**
	 * Brings the client into a namespace.
	 */
	synchronized MockNamespace enter(String name) {
		requireOpen();
		MockNamespace member = member(name);
		this.entering.remove(name);
		this.connected.put(name, member);
		return member;
	}

	/**
	 * Take the client out of a namespace and its rooms.
	 */
	synchronized void leave(MockNamespace member) {
		if (this.connected.remove(member.namespace(), member)) {
			member.clear();
		}
	}

	/**
	 * Closes, and takes the client out of all namespaces. Does nothing if closed.
	 */
	synchronized void close(CloseReason reason) {
		if (this.closeReason == null) {
			this.closeReason = reason;
			this.connected.values().forEach(MockNamespace::clear);
			this.connected.clear();
		}
	}

}
