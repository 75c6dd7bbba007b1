package io.neffos.spring.engine.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.limits.Heartbeat;
import org.jspecify.annotations.Nullable;

/**
 * Finds connections whose clients are gone without a close: one timer for each event
 * loop, for any number of connections.
 */
final class Heartbeats {

	private final @Nullable Heartbeat heartbeat;

	private final ServerCounters counters;

	private final Map<ConnectionLoop, LoopHeartbeat> loops = new ConcurrentHashMap<>();

	Heartbeats(@Nullable Heartbeat heartbeat, ServerCounters counters) {
		this.heartbeat = heartbeat;
		this.counters = counters;
	}

	/**
	 * Watches a connection until it has ended. Called on its loop.
	 */
	void watch(ConnectionLoop loop, HeartbeatState state) {
		Heartbeat used = this.heartbeat;
		if (used != null) {
			of(loop, used).add(state);
		}
	}

	private LoopHeartbeat of(ConnectionLoop loop, Heartbeat used) {
		LoopHeartbeat known = this.loops.get(loop);
		if (known != null) {
			return known;
		}
		// a stopped loop checks no connection any more
		this.loops.keySet().removeIf(ConnectionLoop::isStopped);
		return this.loops.computeIfAbsent(loop, (key) -> new LoopHeartbeat(key, used, this.counters));
	}

	/**
	 * Forgets a connection that has ended. Called on its loop.
	 */
	void forget(ConnectionLoop loop, HeartbeatState state) {
		LoopHeartbeat known = this.loops.get(loop);
		if (known != null) {
			known.remove(state);
		}
	}

}
