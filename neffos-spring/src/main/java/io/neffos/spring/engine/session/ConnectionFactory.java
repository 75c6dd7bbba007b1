package io.neffos.spring.engine.session;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.Outbound;
import reactor.util.context.ContextView;

/**
 * Creates the connections of one server.
 *
 * @since 0.1.0
 */
public final class ConnectionFactory {

	private final ConnectionServices services;

	private final ConnectionAssembly assembly;

	private final Heartbeats heartbeats;

	/**
	 * Creates a factory.
	 * @param services what its connections share
	 */
	public ConnectionFactory(ConnectionServices services) {
		this.services = services;
		this.assembly = new ConnectionAssembly(services);
		this.heartbeats = new Heartbeats(services.limits().heartbeat(), services.counters());
	}

	/**
	 * Creates a connection. It does nothing until {@link ClientConnection#start()}.
	 * @param id its id
	 * @param handshake what the client said
	 * @param transport the WebSocket under it
	 * @param outbound where it sends its frames
	 * @param context the context that handlers and callbacks run in
	 * @return the connection
	 */
	public ClientConnection create(String id, Handshake handshake, ConnectionTransport transport, Outbound outbound,
			ContextView context) {
		return new ClientConnection(this.services, this.assembly, this.heartbeats, id, handshake, transport, outbound,
				context);
	}

}
