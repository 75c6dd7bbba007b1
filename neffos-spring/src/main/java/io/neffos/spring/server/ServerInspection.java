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
 * What can be seen of a running server, for those who operate it. Numbers come from the
 * server's indexes, and streams copy nothing, so that looking at a part of a large server
 * costs no more than that part. Safe for use by several threads.
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
	 * Tells whether the server takes connections.
	 * @return the state
	 */
	public ServerState state() {
		if (!this.acceptor.isShuttingDown()) {
			return ServerState.ACCEPTING;
		}
		return (this.acceptor.size() > 0) ? ServerState.DRAINING : ServerState.DRAINED;
	}

	/**
	 * Counts the connections by state.
	 * @return the numbers
	 */
	public ConnectionCounts counts() {
		int all = this.acceptor.size();
		int pending = this.index.pending();
		int connected = this.index.size();
		return new ConnectionCounts(pending, connected, Math.max(0, all - pending - connected));
	}

	/**
	 * Returns all limits with their use.
	 * @return the limits, in an order that stays
	 */
	public List<LimitUse> limits() {
		return this.limits.uses();
	}

	/**
	 * Returns the open connections.
	 * @return them as they are found: in no particular order, which stays while nobody
	 * comes or goes
	 */
	public Stream<NeffosConnection> connections() {
		return this.index.stream();
	}

	/**
	 * Returns the connections in a room, or in a namespace.
	 * @param namespace the namespace
	 * @param room the room, empty for the namespace as a whole
	 * @return them as they are found, in no particular order
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public Stream<NeffosConnection> members(String namespace, String room) {
		return this.index.stream(this.namespaces.require(namespace), room);
	}

	/**
	 * Returns the rooms of a namespace that somebody is in.
	 * @param namespace the namespace
	 * @return them as they are found, in no particular order
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public Stream<RoomSize> rooms(String namespace) {
		return this.index.roomSizes(this.namespaces.require(namespace));
	}

	/**
	 * Returns how many rooms a namespace has.
	 * @param namespace the namespace
	 * @return the number
	 * @throws IllegalArgumentException if the namespace isn't declared
	 */
	public int roomCount(String namespace) {
		return this.index.roomCount(this.namespaces.require(namespace));
	}

	/**
	 * Returns the clients that don't read as fast as they are sent to.
	 * @return them as they are found, in no particular order
	 */
	public Stream<SlowConsumer> slowConsumers() {
		return this.slow.slowConsumers();
	}

	/**
	 * Returns what waits for the event loops to write it.
	 * @return a snapshot, one for each loop that has had connections
	 */
	public List<LoopLoad> loops() {
		return this.outboxes.loads();
	}

	/**
	 * Returns what waits for the broadcasts before it, where broadcasts are synchronous.
	 * @return roughly the number of bytes, that of the running broadcast included
	 */
	public long synchronousBytes() {
		return (this.broadcaster instanceof SynchronousBroadcaster synchronous) ? synchronous.bytes() : 0;
	}

}
