package io.neffos.spring.benchmarks.server.neffos;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.OnRoomJoined;
import io.neffos.spring.benchmarks.wire.Joins;
import io.neffos.spring.benchmarks.wire.Payload;
import io.neffos.spring.connection.Room;

/**
 * Numbers the entries to each room and broadcasts them to its members.
 */
@NeffosController(Joins.NAMESPACE)
class JoinsController {

	private final ConcurrentHashMap<String, AtomicInteger> numbers = new ConcurrentHashMap<>();

	/**
	 * Broadcasts an entry. Under a lock, so that the entries' numbers are in the order of
	 * the broadcasts, which is what the load generator checks.
	 */
	@OnRoomJoined
	void entered(Room room) {
		AtomicInteger next = this.numbers.computeIfAbsent(room.name(), (key) -> new AtomicInteger());
		synchronized (next) {
			room.broadcast("m",
					Payload.text(Joins.phase(room.name()), next.getAndIncrement(), System.nanoTime(), Joins.SIZE));
		}
	}

}
