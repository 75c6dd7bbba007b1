package io.neffos.spring.webflux.support;

import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.socket.HandshakeInfo;

/**
 * What a session keeps of its handshake. The connection has its own copy of the headers.
 */
public final class BareHandshake {

	private BareHandshake() {
	}

	/**
	 * Returns a handshake without its headers and cookies.
	 */
	public static HandshakeInfo of(HandshakeInfo handshake) {
		return new HandshakeInfo(handshake.getUri(), HttpHeaders.EMPTY, new LinkedMultiValueMap<>(),
				handshake.getPrincipal(), handshake.getSubProtocol(), handshake.getRemoteAddress(),
				handshake.getAttributes(), handshake.getLogPrefix());
	}

}
