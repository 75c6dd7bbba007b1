package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;

/**
 * The transitions of one client in one namespace: at most one for each room, and one for
 * the namespace as a whole. Confined to the connection's loop.
 */
final class Transitions {

	private final ConnectionLoop loop;

	private final Duration patience;

	private final Consumer<String> onEnd;

	/** By room, empty for the namespace as a whole; {@code null} while there are none. */
	private @Nullable Map<String, Transition> open;

	/**
	 * Begins without any.
	 * @param onEnd called with the room of each transition that has ended, however it did
	 */
	Transitions(ConnectionLoop loop, Duration patience, Consumer<String> onEnd) {
		this.loop = loop;
		this.patience = patience;
		this.onEnd = onEnd;
	}

	/**
	 * Returns the transition of a room, which begins if there is none.
	 * @param room the room, empty for the namespace as a whole
	 */
	Transition of(String room) {
		if (this.open == null) {
			this.open = new HashMap<>(2);
		}
		return this.open.computeIfAbsent(room, (name) -> new Transition(this.loop, this.patience, () -> forget(name)));
	}

	/**
	 * Gives up all of them, because the client has left the namespace, and cancels what
	 * the application still does about them.
	 */
	void abandon() {
		if (this.open != null) {
			List.copyOf(this.open.values())
				.forEach((transition) -> transition.abandon(new NeffosException(NeffosError.BAD_NAMESPACE)));
		}
	}

	/**
	 * Cancels what the application still does about them, because the connection has
	 * ended.
	 */
	void cancel() {
		if (this.open != null) {
			List.copyOf(this.open.values()).forEach(Transition::cancel);
		}
	}

	private void forget(String room) {
		if (this.open != null) {
			this.open.remove(room);
			if (this.open.isEmpty()) {
				this.open = null;
			}
		}
		this.onEnd.accept(room);
	}

}
