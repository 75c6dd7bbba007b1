package io.neffos.spring.connection;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Observer of a server's broadcasts, for measurements as an example.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BroadcastObserver {

	/**
	 * Called before a broadcast begins.
	 * @param namespace the declared namespace of all its messages, or {@code null} if
	 * they have several
	 * @param broadcast the broadcast
	 * @return a consumer of the outcome, called on any thread when the last message was
	 * handed to the last connection; not called if the broadcast is refused
	 */
	Consumer<BroadcastResult> begun(@Nullable String namespace, Broadcast broadcast);

}
