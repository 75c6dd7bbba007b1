package io.neffos.spring.connection;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a client said when it opened the connection: the URL and the headers of its
 * upgrade, as filters and trusted proxies have left them, except {@code Connection},
 * {@code Upgrade}, and {@code Sec-WebSocket-Key}, {@code -Version} and
 * {@code -Extensions}. Nothing else is left out: an upgrade with larger headers than the
 * endpoint allows is refused. Header names are compared without case.
 *
 * @since 0.1.0
 */
public final class Handshake {

	private static final String RECONNECT = "X-Websocket-Reconnect";

	private final URI uri;

	private final HandshakeHeaders headers;

	private final HandshakeHeaders queryHeaders;

	private final @Nullable Principal principal;

	private final @Nullable InetSocketAddress remoteAddress;

	/**
	 * Creates a handshake.
	 * @param uri the request's URI
	 * @param headers the request's headers
	 * @param queryHeaders the headers that came in the query and that the server allows
	 * @param principal who the client is, or {@code null} for an anonymous one
	 * @param remoteAddress where the client is, or {@code null} if unknown
	 */
	public Handshake(URI uri, Map<String, List<String>> headers, Map<String, List<String>> queryHeaders,
			@Nullable Principal principal, @Nullable InetSocketAddress remoteAddress) {
		this.uri = uri;
		this.headers = new HandshakeHeaders(headers);
		this.queryHeaders = new HandshakeHeaders(queryHeaders);
		this.principal = principal;
		this.remoteAddress = remoteAddress;
	}

	/**
	 * Returns the request's URI.
	 * @return the URI with its query
	 */
	public URI uri() {
		return this.uri;
	}

	/**
	 * Returns a header's first value: the request's own, else the one from the query.
	 * @param name the header's name
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String header(String name) {
		List<String> values = headers(name);
		return (values.isEmpty()) ? null : values.get(0);
	}

	/**
	 * Returns a header's values: the request's own, else those from the query.
	 * @param name the header's name
	 * @return the values, empty if there are none
	 */
	public List<String> headers(String name) {
		return (this.headers.contains(name)) ? this.headers.values(name) : queryHeaders(name);
	}

	/**
	 * Returns the values that came for a header in the query, also when the request has a
	 * header of that name.
	 * @param name the header's name
	 * @return the values, empty if there are none or the server doesn't allow the name
	 */
	public List<String> queryHeaders(String name) {
		return this.queryHeaders.values(name);
	}

	/**
	 * Returns who the client is.
	 * @return the principal, or {@code null} for an anonymous client
	 */
	public @Nullable Principal principal() {
		return this.principal;
	}

	/**
	 * Returns where the client is.
	 * @return the address, or {@code null} if unknown
	 */
	public @Nullable InetSocketAddress remoteAddress() {
		return this.remoteAddress;
	}

	/**
	 * Returns how often the client has tried to come back.
	 * @return the number of tries, 0 if it doesn't say or what it says is no number
	 */
	public int reconnectTries() {
		String tries = header(RECONNECT);
		try {
			return (tries != null) ? Math.max(0, Integer.parseInt(tries.trim())) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
