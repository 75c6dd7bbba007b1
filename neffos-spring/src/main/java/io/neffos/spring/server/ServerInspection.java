package io.neffos.spring.server;

import java.util.List;
import java.util.stream.Stream;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.RoomSize;
import io.neffos.spring.connection.SlowConsumer;
import io.neffos.spring.engine.broadcast.ConnectionIndex;
import io.neffos.spring.engine.broadcast.LoopOutboxes;
import io.neffos.spring.engine.broadcast.OutboundStatistics;
import io.neffos.spring.engine.broadcast.SynchronousBroadcaster;
import io.neffos.spring.engine.server.ConnectionAcceptor;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.limits.LimitUse;
import io.neffos.spring.limits.LoopLoad;

/**
 * Inspection of a running server, for its operation. Numbers are read from the server's
 * indexes, and streams copy nothing, so that the cost of a query depends on the size of
 * its result only. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class ServerInspection {

	private final DeclaredNamespaces namespaces;

	private final ConnectionAcceptor acceptor;

	private final ConnectionIndex index;

	private final LoopOutboxes outboxes;

	private final OutboundStatistics slow;

	private final Broadcaster broadcaster;

	private final LimitTable limits;

	ServerInspection(DeclaredNamespaces namespaces, ConnectionAcceptor acceptor, ConnectionIndex index,
			LoopOutboxes outboxes, OutboundStatistics slow, Broadcaster broadcaster, LimitTable limits) {
		this.namespaces = namespaces;
		this.acceptor = acceptor;
		this.index = index;
		this.outboxes = outboxes;
		this.slow = slow;
		this.broadcaster = broadcaster;
		this.limits = limits;
	}

	/**
	 * Return whether the server accepts connections.
	 * @return the state
	 */
	public ServerState state() {
		if (!this.acceptor.isShuttingDown()) {
			return ServerState.ACCEPTING;
		}
		return (this.acceptor.size() > 0) ? ServerState.DRAINING : ServerState.DRAINED;
	}

	/**
	 * Return the number of connections by state.
	 * @return the numbers
	 */
	public ConnectionCounts counts() {
		int all = this.acceptor.size();
		int pending = this.index.pending();
		int connected = this.index.size();
		return new ConnectionCounts(pending, connected, Math.max(0, all - pending - connected));
	}

	/**
	 * Return all limits with their use.
	 * @return the limits, in a fixed order
	 */
	public List<LimitUse> limits() {
		return this.limits.uses();
	}

	/**
	 * Return the open connections.
	 * @return the connections, in no particular order, which is stable while no
	 * connection opens or closes
	 */
	public Stream<NeffosConnection> connections() {
		return this.index.stream();
	}

	/**
	 * Return the connections in a room, or in a namespace.
	 * @param namespace the namespace
	 * @param room the room, empty for the namespace as a whole
	 * @return the connections, in no particular order
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public Stream<NeffosConnection> members(String namespace, String room) {
		return this.index.stream(this.namespaces.require(namespace), room);
	}

	/**
	 * Return the rooms of a namespace that have members.
	 * @param namespace the namespace
	 * @return the rooms, in no particular order
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public Stream<RoomSize> rooms(String namespace) {
		return this.index.roomSizes(this.namespaces.require(namespace));
	}

	/**
	 * Return the number of rooms of a namespace.
	 * @param namespace the namespace
	 * @return the number
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public int roomCount(String namespace) {
		return this.index.roomCount(this.namespaces.require(namespace));
	}

	/**
	 * Return the clients that read more slowly than messages arrive for them.
	 * @return the clients, in no particular order
	 */
	public Stream<SlowConsumer> slowConsumers() {
		return this.slow.slowConsumers();
	}

	/**
	 * Return the messages queued for each event loop.
	 * @return a snapshot, one for each loop that has had connections
	 */
	public List<LoopLoad> loops() {
		return this.outboxes.loads();
	}

	/**
	 * Return the size of the queue of synchronous broadcasts.
	 * @return the approximate number of bytes, including the running broadcast
	 */
	public long synchronousBytes() {
		return (this.broadcaster instanceof SynchronousBroadcaster synchronous) ? synchronous.bytes() : 0;
	}

}
