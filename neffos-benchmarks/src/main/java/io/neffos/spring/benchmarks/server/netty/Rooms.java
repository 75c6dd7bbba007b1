package io.neffos.spring.benchmarks.server.netty;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.EventLoop;

/**
 * The rooms, each with a part on every event loop that has members.
 */
final class Rooms {

	private final Map<String, Map<EventLoop, RoomLoop>> rooms = new ConcurrentHashMap<>();

	RoomLoop join(String room, EventLoop loop) {
		return this.rooms.computeIfAbsent(room, (key) -> new ConcurrentHashMap<>())
			.computeIfAbsent(loop, RoomLoop::new);
	}

	/**
	 * Encodes a text once and gives the frame to the event loops.
	 */
	void publish(String room, String body) {
		byte[] frame = ServerFrames.text(body.getBytes(StandardCharsets.UTF_8));
		for (RoomLoop part : this.rooms.getOrDefault(room, Map.of()).values()) {
			part.add(frame);
		}
	}

}
