package io.neffos.spring.server;

import io.neffos.spring.message.CloseReason;

/**
 * The server. Being written.
 *
 * @since 0.1.0
 */
public final class NeffosServer {

	NeffosServer() {
	}

	/**
	 * Starts a new server.
	 * @return the builder
	 */
	public static NeffosServerBuilder builder() {
		return new NeffosServerBuilder();
	}

	/**
	 * Ends all connections.
	 * @param reason why
	 */
	public void closeAll(CloseReason reason) {
	}

}
