package io.neffos.spring.engine.session;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.support.UnguessableBytes;
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

	private final ConnectionRules rules;

	private final UnguessableBytes random = new UnguessableBytes();

	/**
	 * Creates a factory.
	 * @param services what its connections share
	 */
	public ConnectionFactory(ConnectionServices services) {
		this.services = services;
		this.rules = new ConnectionRules(services);
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
		return new ClientConnection(this.services, this.rules, id, handshake, transport, outbound, context,
				() -> Long.toUnsignedString(this.random.nextLong()));
	}

}
