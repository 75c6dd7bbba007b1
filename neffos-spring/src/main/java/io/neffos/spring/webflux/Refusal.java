package io.neffos.spring.webflux;

import io.neffos.spring.limits.ProtocolCounter;

import org.springframework.http.HttpStatus;

/**
 * Reasons for refusing an upgrade, with their HTTP status.
 */
enum Refusal {

	/** No upgrade, or a WebSocket of another version. */
	VERSION(HttpStatus.UPGRADE_REQUIRED, ProtocolCounter.UPGRADE_REQUIRED),

	/** No handshake of RFC 6455. */
	MALFORMED(HttpStatus.BAD_REQUEST, ProtocolCounter.MALFORMED_UPGRADE),

	/** A page of a foreign origin, or more than one origin. */
	ORIGIN(HttpStatus.FORBIDDEN, ProtocolCounter.REFUSED_ORIGIN),

	/** A host that isn't one of the application's. */
	HOST(HttpStatus.FORBIDDEN, ProtocolCounter.REFUSED_HOST),

	/** More headers than a handshake keeps. */
	HEADERS(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, ProtocolCounter.REFUSED_HEADERS),

	/** Too many connections of an address or a user. */
	CLIENTS_LIMIT(HttpStatus.TOO_MANY_REQUESTS, ProtocolCounter.REFUSED_ADMISSION),

	/** Too many connections of the server. */
	SERVERS_LIMIT(HttpStatus.SERVICE_UNAVAILABLE, ProtocolCounter.REFUSED_ADMISSION),

	/** The server is shutting down. */
	SHUTDOWN(HttpStatus.SERVICE_UNAVAILABLE, ProtocolCounter.REFUSED_IN_SHUTDOWN);

	private final HttpStatus status;

	private final ProtocolCounter counter;

	Refusal(HttpStatus status, ProtocolCounter counter) {
		this.status = status;
		this.counter = counter;
	}

	HttpStatus status() {
		return this.status;
	}

	ProtocolCounter counter() {
		return this.counter;
	}

}
