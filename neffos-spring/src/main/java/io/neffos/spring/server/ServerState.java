package io.neffos.spring.server;

/**
 * Whether a server takes connections.
 *
 * @since 0.1.0
 */
public enum ServerState {

	/** It takes connections. */
	ACCEPTING,

	/** It takes no connections, and those that it has are being ended. */
	DRAINING,

	/** It takes no connections and has none. */
	DRAINED

}
