package io.neffos.spring.server;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The recipients of a broadcast, sent by a broadcaster.
 */
final class DefaultBroadcastSpec implements BroadcastSpec {

	private final Broadcaster broadcaster;

	private final BodyConverter converter;

	private final Target target;

	DefaultBroadcastSpec(Broadcaster broadcaster, BodyConverter converter, String namespace) {
		this(broadcaster, converter, new Target(namespace, List.of(), null, null, Exclude.nobody()));
	}

	private DefaultBroadcastSpec(Broadcaster broadcaster, BodyConverter converter, Target target) {
		this.broadcaster = broadcaster;
		this.converter = converter;
		this.target = target;
	}

	@Override
	public BroadcastSpec room(String room) {
		Assert.hasLength(room, "A room's name must not be empty");
		List<String> rooms = Stream.concat(this.target.rooms.stream(), Stream.of(room)).distinct().toList();
		return with(new Target(this.target.namespace, rooms, this.target.id, this.target.user, this.target.exclude));
	}

	@Override
	public BroadcastSpec connection(String id) {
		Assert.notNull(id, "An id must not be null: the broadcast would reach all connections");
		return with(new Target(this.target.namespace, this.target.rooms, id, this.target.user, this.target.exclude));
	}

	@Override
	public BroadcastSpec user(String name) {
		Assert.notNull(name, "A user's name must not be null: the broadcast would reach all connections");
		return with(new Target(this.target.namespace, this.target.rooms, this.target.id, name, this.target.exclude));
	}

	@Override
	public Emission<BroadcastResult> broadcast(String event, Object body) {
		return this.broadcaster.broadcast(recipients(List.of(message(event, body))));
	}

	@Override
	public Emission<BroadcastResult> broadcast(NeffosMessage... messages) {
		return this.broadcaster.broadcast(recipients(Stream.of(messages).map(this::inNamespace).toList()));
	}

	@Override
	public Mono<NeffosMessage> ask(String event, Object body, Duration timeout) {
		return FirstAnswer.of(askAll(event, body, timeout));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> Mono<T> ask(String event, Object body, Type type, Duration timeout) {
		return ask(event, body, timeout).flatMap((answer) -> Mono.justOrEmpty((T) this.converter.read(answer, type)));
	}

	@Override
	public Flux<Answer> askAll(String event, Object body, Duration timeout) {
		return this.broadcaster.ask(recipients(List.of(message(event, body))), timeout);
	}

	private NeffosMessage message(String event, Object body) {
		return this.converter
			.write(body, NeffosMessage.builder().namespace(this.target.namespace).event(event).to(this.target.id))
			.build();
	}

	private NeffosMessage inNamespace(NeffosMessage message) {
		Assert.isTrue(!message.isNative(), "A native message belongs to no namespace");
		NeffosMessageBuilder copy = message.toBuilder().namespace(this.target.namespace);
		if (this.target.id != null) {
			copy.to(this.target.id);
		}
		return copy.build();
	}

	private Broadcast recipients(List<NeffosMessage> messages) {
		List<String> rooms = this.target.rooms;
		List<NeffosMessage> inRooms = (rooms.isEmpty()) ? messages
				: messages.stream().flatMap((message) -> inEach(rooms, message)).toList();
		return new Broadcast(inRooms, this.target.user, this.target.exclude, rooms.size() > 1);
	}

	private static Stream<NeffosMessage> inEach(List<String> rooms, NeffosMessage message) {
		return rooms.stream().map((room) -> message.toBuilder().room(room).build());
	}

	@Override
	public BroadcastSpec except(Exclude more) {
		return with(new Target(this.target.namespace, this.target.rooms, this.target.id, this.target.user,
				this.target.exclude.and(more)));
	}

	private BroadcastSpec with(Target changed) {
		return new DefaultBroadcastSpec(this.broadcaster, this.converter, changed);
	}

	private record Target(String namespace, List<String> rooms, @Nullable String id, @Nullable String user,
			Exclude exclude) {

	}

}
