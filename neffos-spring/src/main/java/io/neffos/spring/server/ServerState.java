package io.neffos.spring.server;

/**
 * State of a server.
 *
 * @since 0.1.0
 */
public enum ServerState {

	/** The server accepts connections. */
	ACCEPTING,

	/** The server accepts no connections, and its present ones are being closed. */
	DRAINING,

	/** The server accepts no connections and has none. */
	DRAINED

}
