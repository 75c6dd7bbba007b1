package io.neffos.spring.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.broadcast.OutboundStatistics;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.server.ConnectionAcceptor;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.limits.MemoryLoad;
import io.neffos.spring.limits.OutboundLoad;
import io.neffos.spring.limits.ProtocolCounters;
import io.neffos.spring.limits.ServerLimits;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The server over the engine's parts.
 */
final class DefaultNeffosServer implements ManagedNeffosServer, AcceptingServer {

	private final ServerComponents components;

	DefaultNeffosServer(ServerComponents components) {
		this.components = components;
	}

	@Override
	public ConnectionAcceptor acceptor() {
		return this.components.acceptor;
	}

	@Override
	public Emission<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages) {
		return this.components.broadcaster.broadcast(Broadcast.of(exclude, Arrays.asList(messages)));
	}

	@Override
	public BroadcastSpec to(String namespace) {
		return new DefaultBroadcastSpec(this.components.broadcaster, this.components.converter, declared(namespace));
	}

	@Override
	public Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout) {
		return FirstAnswer.of(askAll(message, timeout));
	}

	@Override
	public Flux<Answer> askAll(NeffosMessage message, Duration timeout) {
		return this.components.broadcaster.ask(Broadcast.of(Exclude.nobody(), List.of(message)), timeout);
	}

	@Override
	public List<NeffosConnection> connections() {
		return this.components.index.connections();
	}

	@Override
	public Set<NeffosConnection> connections(String namespace) {
		return this.components.index.members(declared(namespace), "");
	}

	@Override
	public Set<String> rooms(String namespace) {
		return this.components.index.rooms(declared(namespace));
	}

	@Override
	public Set<NeffosConnection> members(String namespace, String room) {
		Assert.hasLength(room, "A room's name must not be empty");
		return this.components.index.members(declared(namespace), room);
	}

	@Override
	public List<NeffosConnection> connectionsOfId(String id) {
		return this.components.index.ofId(id);
	}

	@Override
	public List<NeffosConnection> connectionsOfUser(String name) {
		return this.components.index.ofUser(name);
	}

	@Override
	public int connectionCount(String namespace) {
		return this.components.index.count(declared(namespace), "");
	}

	@Override
	public int memberCount(String namespace, String room) {
		Assert.hasLength(room, "A room's name must not be empty");
		return this.components.index.count(declared(namespace), room);
	}

	@Override
	public int totalConnections() {
		return this.components.index.size();
	}

	@Override
	public Set<String> namespaces() {
		return this.components.namespaces.names();
	}

	@Override
	public Mono<Void> shutdown() {
		return Mono.defer(() -> {
			acceptor().shuttingDown(true);
			return acceptor().closeAll(CloseReason.GOING_AWAY);
		});
	}

	@Override
	public Mono<Void> drain(DrainSettings settings) {
		return Mono.defer(() -> {
			acceptor().shuttingDown(true);
			return acceptor().drain(settings);
		});
	}

	@Override
	public boolean isShuttingDown() {
		return acceptor().isShuttingDown();
	}

	@Override
	public void resume() {
		acceptor().shuttingDown(false);
	}

	@Override
	public Mono<Void> disconnectAll(String namespace) {
		declared(namespace);
		return Flux.defer(() -> Flux.fromIterable(connections(namespace))).flatMap((connection) -> {
			NamespaceConnection member = connection.namespace(namespace);
			return (member != null) ? member.disconnect().onErrorComplete() : Mono.empty();
		}, Integer.MAX_VALUE).then();
	}

	@Override
	public Emission<Void> closeAll(CloseReason reason) {
		Mono<Void> ended = acceptor().closeAll(reason);
		return () -> ended;
	}

	@Override
	public void closeUser(String name, CloseReason reason) {
		acceptor().closeUser(name, reason);
	}

	@Override
	public int acceptedConnections() {
		return acceptor().size();
	}

	@Override
	public ServerLimits limits() {
		return this.components.limits;
	}

	@Override
	public List<DeclaredEvent> events() {
		return this.components.events.events();
	}

	@Override
	public ServerInspection inspection() {
		return this.components.inspection;
	}

	@Override
	public OutboundLoad outboundLoad() {
		OutboundStatistics slow = this.components.queues.statistics();
		return new OutboundLoad(this.components.outboxes.waiting(), this.components.outboxes.bytes(), slow.clients(),
				slow.messages(), slow.bytes());
	}

	@Override
	public MemoryLoad memoryLoad() {
		return new MemoryLoad(this.components.memory.heap(), this.components.memory.direct());
	}

	@Override
	public ProtocolCounters counters() {
		return this.components.counters;
	}

	private String declared(String namespace) {
		return this.components.namespaces.require(namespace);
	}

}
