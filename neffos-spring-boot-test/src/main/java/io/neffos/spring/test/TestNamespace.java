package io.neffos.spring.test;

import java.util.Set;

import io.neffos.spring.connection.CheckReturnValue;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A namespace as a {@link NeffosTestClient} sees it.
 *
 * @since 0.1.0
 */
public final class TestNamespace {

	private final NeffosTestClient client;

	private final String name;

	TestNamespace(NeffosTestClient client, String name) {
		this.client = client;
		this.name = name;
	}

	/**
	 * Return the client.
	 * @return the client, the same every time
	 */
	public NeffosTestClient client() {
		return this.client;
	}

	/**
	 * Return the namespace's name.
	 * @return the name, may be empty
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Joins a room.
	 * @param room its name
	 * @return the room, once the server has agreed; fails with its error
	 */
	@CheckReturnValue
	public Mono<TestRoom> join(String room) {
		return this.client.session().join(this.name, room).thenReturn(room(room));
	}

	/**
	 * Return a room without joining it: because the server joins the client, or to test
	 * the server's error for a room that is not joined.
	 * @param room its name
	 * @return the room
	 */
	public TestRoom room(String room) {
		return new TestRoom(this, room);
	}

	/**
	 * Return the rooms that the client is in, whichever side began it.
	 * @return their names, a snapshot
	 */
	public Set<String> rooms() {
		return this.client.session().rooms(this.name);
	}

	/**
	 * Send an event. The emit has begun when the method returns.
	 * @param event its name
	 * @param body its body: text, bytes, or what the client's converter can write
	 * @return as {@link NeffosTestClient#emit(NeffosMessage)}
	 * @throws IllegalArgumentException if the client's converter can't write the body
	 */
	public Emission<Void> emit(String event, Object body) {
		return this.client.emit(message("", event, body));
	}

	/**
	 * Ask the server.
	 * @param event the event's name
	 * @param body the question: text, bytes, or what the client's converter can write
	 * @return the answer; fails with the server's error, with {@code ask timeout}, or
	 * with {@code write closed} when the connection ends
	 */
	@CheckReturnValue
	public Mono<NeffosMessage> ask(String event, Object body) {
		return Mono.defer(() -> this.client.ask(message("", event, body)));
	}

	/**
	 * Return the namespace's events and those of its rooms.
	 * @return what {@link NeffosTestClient#events()} has of them
	 */
	public Flux<NeffosMessage> events() {
		return this.client.events().filter((message) -> !message.isNative() && message.namespace().equals(this.name));
	}

	/**
	 * Return the events of a name.
	 * @param event the name
	 * @return what {@link #events()} has of them
	 */
	public Flux<NeffosMessage> events(String event) {
		return events().filter((message) -> message.event().equals(event));
	}

	/**
	 * Disconnect from the namespace, which leaves its rooms.
	 * @return completes when the server has agreed; fails with its error
	 */
	@CheckReturnValue
	public Mono<Void> disconnect() {
		return this.client.session().disconnect(this.name);
	}

	NeffosMessage message(String room, String event, Object body) {
		return this.client.converter()
			.write(body, NeffosMessage.builder().namespace(this.name).room(room).event(event))
			.build();
	}

}
