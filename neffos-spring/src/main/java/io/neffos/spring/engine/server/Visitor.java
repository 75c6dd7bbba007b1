package io.neffos.spring.engine.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.HexFormat;

import io.neffos.spring.connection.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to connect.
 *
 * @param handshake what the client said
 * @param id the connection's id, or {@code null} if it has none yet
 */
public record Visitor(Handshake handshake, @Nullable String id) {

	private static final int NETWORK_BYTES = 8;

	/**
	 * Returns the user.
	 * @return the name, or {@code null} for an anonymous client
	 */
	@Nullable String user() {
		Principal principal = this.handshake.principal();
		return (principal != null) ? principal.getName() : null;
	}

	/**
	 * Returns where the client is. Whoever has an IPv6 address has a whole network of
	 * them.
	 * @return the address or the network, or {@code null} if unknown
	 */
	@Nullable String network() {
		InetSocketAddress remote = this.handshake.remoteAddress();
		if (remote == null) {
			return null;
		}
		InetAddress address = remote.getAddress();
		if (address == null) {
			// what a proxy says is never resolved
			return remote.getHostString();
		}
		byte[] bytes = address.getAddress();
		return HexFormat.of().formatHex(bytes, 0, (address instanceof Inet6Address) ? NETWORK_BYTES : bytes.length);
	}

}
