package io.neffos.spring.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Base class for decorators of a {@link NeffosServer}. All methods delegate to the
 * decorated server; subclasses override some of them.
 *
 * @since 0.1.0
 */
public abstract class NeffosServerDecorator implements NeffosServer {

	private final NeffosServer delegate;

	/**
	 * Create a decorator.
	 * @param delegate the decorated server
	 */
	protected NeffosServerDecorator(NeffosServer delegate) {
		this.delegate = delegate;
	}

	/**
	 * Return the decorated server.
	 * @return the server, the same every time
	 */
	protected final NeffosServer delegate() {
		return this.delegate;
	}

	@Override
	public Emission<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages) {
		return this.delegate.broadcast(exclude, messages);
	}

	@Override
	public BroadcastSpec to(String namespace) {
		return this.delegate.to(namespace);
	}

	@Override
	public Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout) {
		return this.delegate.ask(message, timeout);
	}

	@Override
	public Flux<Answer> askAll(NeffosMessage message, Duration timeout) {
		return this.delegate.askAll(message, timeout);
	}

	@Override
	public List<NeffosConnection> connections() {
		return this.delegate.connections();
	}

	@Override
	public Set<NeffosConnection> connections(String namespace) {
		return this.delegate.connections(namespace);
	}

	@Override
	public Set<String> rooms(String namespace) {
		return this.delegate.rooms(namespace);
	}

	@Override
	public Set<NeffosConnection> members(String namespace, String room) {
		return this.delegate.members(namespace, room);
	}

	@Override
	public List<NeffosConnection> connectionsOfId(String id) {
		return this.delegate.connectionsOfId(id);
	}

	@Override
	public List<NeffosConnection> connectionsOfUser(String name) {
		return this.delegate.connectionsOfUser(name);
	}

	@Override
	public int connectionCount(String namespace) {
		return this.delegate.connectionCount(namespace);
	}

	@Override
	public int memberCount(String namespace, String room) {
		return this.delegate.memberCount(namespace, room);
	}

	@Override
	public int totalConnections() {
		return this.delegate.totalConnections();
	}

	@Override
	public void forEachConnection(Consumer<NeffosConnection> action) {
		this.delegate.forEachConnection(action);
	}

	@Override
	public Set<String> namespaces() {
		return this.delegate.namespaces();
	}

}
