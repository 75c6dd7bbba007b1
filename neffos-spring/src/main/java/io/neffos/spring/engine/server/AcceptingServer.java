package io.neffos.spring.engine.server;

/**
 * A server that takes connections from transports: every server that its builder has
 * built, but no decorator and no mock of one.
 */
public interface AcceptingServer {

	/**
	 * Returns the server's side of transports.
	 * @return the acceptor, the same every time
	 */
	ConnectionAcceptor acceptor();

	/**
	 * Returns the acceptor of a server.
	 * @param server the server
	 * @return its acceptor
	 * @throws IllegalArgumentException if the server takes no connections
	 */
	static ConnectionAcceptor acceptorOf(Object server) {
		if (server instanceof AcceptingServer accepting) {
			return accepting.acceptor();
		}
		throw new IllegalArgumentException("An endpoint needs a server that was built by a NeffosServerBuilder, but "
				+ server.getClass().getName() + " wasn't. Give it the server behind the decorator, and mock or"
				+ " decorate NeffosServer instead of ManagedNeffosServer.");
	}

}
