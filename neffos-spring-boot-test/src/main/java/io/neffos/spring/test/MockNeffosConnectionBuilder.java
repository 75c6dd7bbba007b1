package io.neffos.spring.test;

import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Describes a {@link MockNeffosConnection}. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class MockNeffosConnectionBuilder {

	private final Map<String, List<String>> headers = new LinkedHashMap<>();

	private final Map<String, Set<String>> rooms = new LinkedHashMap<>();

	private final Map<String, Function<NeffosMessage, Mono<?>>> answers = new LinkedHashMap<>();

	private String id = "mock";

	private URI uri = URI.create("http://localhost/");

	private @Nullable Principal principal;

	private Duration askTimeout = Duration.ofSeconds(10);

	private BodyConverter bodyConverter = BodyConverter.simple();

	MockNeffosConnectionBuilder() {
	}

	/**
	 * Set the connection's id. Default to {@code mock}.
	 * @param value the id, not empty
	 * @return this builder
	 * @throws IllegalArgumentException if the id is empty
	 */
	public MockNeffosConnectionBuilder id(String value) {
		if (value.isEmpty()) {
			throw new IllegalArgumentException("A connection's id must not be empty");
		}
		this.id = value;
		return this;
	}

	/**
	 * Set the authenticated user. Default to an anonymous client.
	 * @param value the principal, or {@code null} for an anonymous client
	 * @return this builder
	 */
	public MockNeffosConnectionBuilder principal(@Nullable Principal value) {
		this.principal = value;
		return this;
	}

	/**
	 * Set the URI of the handshake. Default to {@code http://localhost/}.
	 * @param value the URI with its query
	 * @return this builder
	 */
	public MockNeffosConnectionBuilder uri(URI value) {
		this.uri = value;
		return this;
	}

	/**
	 * Add a header to the handshake. Default to none.
	 * @param name the header's name, compared without case
	 * @param value its value
	 * @return this builder
	 */
	public MockNeffosConnectionBuilder header(String name, String value) {
		this.headers.computeIfAbsent(name, (key) -> new ArrayList<>(1)).add(value);
		return this;
	}

	/**
	 * Connect the client to a namespace. Default to none.
	 * @param name the namespace's name
	 * @return this builder
	 */
	public MockNeffosConnectionBuilder namespace(String name) {
		this.rooms.computeIfAbsent(name, (key) -> new LinkedHashSet<>());
		return this;
	}

	/**
	 * Joins the client to a room, and connects it to the room's namespace. Default to
	 * none.
	 * @param namespace the namespace's name
	 * @param name the room's name, not empty
	 * @return this builder
	 * @throws IllegalArgumentException if the room's name is empty
	 */
	public MockNeffosConnectionBuilder room(String namespace, String name) {
		if (name.isEmpty()) {
			throw new IllegalArgumentException("A room's name must not be empty");
		}
		this.rooms.computeIfAbsent(namespace, (key) -> new LinkedHashSet<>()).add(name);
		return this;
	}

	/**
	 * Set how the client answers an ask. Default to agreement for lifecycle events, and
	 * to the error {@code unknown event} for others.
	 * @param event the event's name, such as {@code _OnRoomJoin} or one of the
	 * application's own
	 * @param answer makes the answer's body of the question: empty for an empty answer,
	 * an error to fail the ask with it, {@code Mono.never()} for no answer
	 * @return this builder
	 */
	public MockNeffosConnectionBuilder onAsk(String event, Function<NeffosMessage, Mono<?>> answer) {
		this.answers.put(event, answer);
		return this;
	}

	/**
	 * Set how long asks without a timeout of their own wait. Default to ten seconds.
	 * @param timeout the time, positive
	 * @return this builder
	 */
	public MockNeffosConnectionBuilder askTimeout(Duration timeout) {
		this.askTimeout = timeout;
		return this;
	}

	/**
	 * Set the converter that writes bodies and reads answers. Default to
	 * {@link BodyConverter#simple()}.
	 * @param converter the converter
	 * @return this builder
	 */
	public MockNeffosConnectionBuilder bodyConverter(BodyConverter converter) {
		this.bodyConverter = converter;
		return this;
	}

	/**
	 * Create the connection.
	 * @return an open connection, a new one every time
	 */
	public MockNeffosConnection build() {
		Handshake handshake = new Handshake(this.uri, this.headers, Map.of(), this.principal, null);
		MockNeffosConnection connection = new MockNeffosConnection(this.id, handshake,
				new MockClient(this.answers, this.bodyConverter, this.askTimeout));
		this.rooms.forEach((namespace, names) -> names.forEach(connection.state().enter(namespace)::enter));
		return connection;
	}

}
