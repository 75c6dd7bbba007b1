package io.neffos.spring.server;

import java.util.List;
import java.util.stream.Stream;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Broadcaster;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

/**
 * Whom a broadcast is for. Immutable: each method returns another one.
 *
 * @since 0.1.0
 */
public final class BroadcastSpec {

	private final Broadcaster broadcaster;

	private final BodyConverter converter;

	private final String namespace;

	private final List<String> rooms;

	private final Exclude exclude;

	BroadcastSpec(Broadcaster broadcaster, BodyConverter converter, String namespace, List<String> rooms,
			Exclude exclude) {
		this.broadcaster = broadcaster;
		this.converter = converter;
		this.namespace = namespace;
		this.rooms = rooms;
		this.exclude = exclude;
	}

	/**
	 * Restricts the broadcast to a room. A connection that is in several of the rooms
	 * gets the message once for each of them.
	 * @param room its name
	 * @return the broadcast to that room, too
	 */
	public BroadcastSpec room(String room) {
		return new BroadcastSpec(this.broadcaster, this.converter, this.namespace,
				Stream.concat(this.rooms.stream(), Stream.of(room)).distinct().toList(), this.exclude);
	}

	/**
	 * Leaves out exactly one connection.
	 * @param connection the connection
	 * @return the broadcast without it
	 */
	public BroadcastSpec except(NeffosConnection connection) {
		return except(Exclude.connection(connection));
	}

	/**
	 * Leaves out the connections of an id.
	 * @param id the id
	 * @return the broadcast without them
	 */
	public BroadcastSpec except(String id) {
		return except(Exclude.connection(id));
	}

	/**
	 * Broadcasts an event. It has begun when the method returns.
	 * @param event the event's name
	 * @param body a text, bytes, a message (whose body is taken), or an object that the
	 * server's converter can write
	 * @return what became of it, for who wants to know
	 */
	public Mono<BroadcastResult> emit(String event, Object body) {
		NeffosMessage message = this.converter
			.write(body, NeffosMessage.builder().namespace(this.namespace).event(event))
			.build();
		List<NeffosMessage> messages = (this.rooms.isEmpty()) ? List.of(message)
				: this.rooms.stream().map((room) -> message.toBuilder().room(room).build()).toList();
		return this.broadcaster.broadcast(this.exclude, messages);
	}

	private BroadcastSpec except(Exclude more) {
		return new BroadcastSpec(this.broadcaster, this.converter, this.namespace, this.rooms,
				(connection) -> this.exclude.test(connection) || more.test(connection));
	}

}
