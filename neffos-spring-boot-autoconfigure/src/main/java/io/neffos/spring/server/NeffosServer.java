package io.neffos.spring.server;

/**
 * The server. Being written.
 *
 * @since 0.1.0
 */
public final class NeffosServer {

	private NeffosServer() {
	}

}
