package io.neffos.spring.connection;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Learns of a server's broadcasts, such as to measure them.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BroadcastObserver {

	/**
	 * Learns of a broadcast that is about to begin.
	 * @param namespace the namespace of all its messages, which the server has, or
	 * {@code null} if they have several
	 * @param broadcast the broadcast
	 * @return learns, on any thread, what became of it when its last message was handed
	 * to its last connection; not called if the broadcast is refused
	 */
	Consumer<BroadcastResult> begun(@Nullable String namespace, Broadcast broadcast);

}
