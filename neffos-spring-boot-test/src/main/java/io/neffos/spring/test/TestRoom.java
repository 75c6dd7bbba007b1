package io.neffos.spring.test;

import io.neffos.spring.connection.CheckReturnValue;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A room as a {@link NeffosTestClient} sees it.
 *
 * @since 0.1.0
 */
public final class TestRoom {

	private final TestNamespace namespace;

	private final String name;

	TestRoom(TestNamespace namespace, String name) {
		this.namespace = namespace;
		this.name = name;
	}

	/**
	 * Return the room's namespace.
	 * @return the namespace
	 */
	public TestNamespace namespace() {
		return this.namespace;
	}

	/**
	 * Return the room's name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Send an event. The emit has begun when the method returns.
	 * @param event its name
	 * @param body its body: text, bytes, or what the client's converter can write
	 * @return as {@link NeffosTestClient#emit(NeffosMessage)}
	 * @throws IllegalArgumentException if the client's converter can't write the body
	 */
	public Emission<Void> emit(String event, Object body) {
		return this.namespace.client().emit(this.namespace.message(this.name, event, body));
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
		return Mono.defer(() -> this.namespace.client().ask(this.namespace.message(this.name, event, body)));
	}

	/**
	 * Return the room's events.
	 * @return what {@link NeffosTestClient#events()} has of them
	 */
	public Flux<NeffosMessage> events() {
		return this.namespace.events().filter((message) -> message.room().equals(this.name));
	}

	/**
	 * Return the room's events of a name.
	 * @param event the name
	 * @return what {@link #events()} has of them
	 */
	public Flux<NeffosMessage> events(String event) {
		return events().filter((message) -> message.event().equals(event));
	}

	/**
	 * Leave the room.
	 * @return completes when the server has agreed; fails with its error
	 */
	@CheckReturnValue
	public Mono<Void> leave() {
		return this.namespace.client().session().leave(this.namespace.name(), this.name);
	}

}
