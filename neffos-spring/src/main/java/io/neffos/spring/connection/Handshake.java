package io.neffos.spring.connection;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The URL, the headers and the user of a connection's upgrade request, after the web
 * filters and the handling of forwarded headers. All headers are included except
 * {@code Connection}, {@code Upgrade}, {@code Sec-WebSocket-Key},
 * {@code Sec-WebSocket-Version} and {@code Sec-WebSocket-Extensions}. Header names are
 * case-insensitive.
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
	 * Create a handshake.
	 * @param uri the request's URI
	 * @param headers the request's headers
	 * @param queryHeaders the allowed headers of the query
	 * @param principal the authenticated user, or {@code null} for an anonymous client
	 * @param remoteAddress the client's address, or {@code null} if unknown
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
	 * Return the request's URI.
	 * @return the URI with its query
	 */
	public URI uri() {
		return this.uri;
	}

	/**
	 * Return a header's first value: the request's own, else the one from the query.
	 * @param name the header's name
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String header(String name) {
		List<String> values = headers(name);
		return (values.isEmpty()) ? null : values.get(0);
	}

	/**
	 * Return a header's values: the request's own, else those from the query.
	 * @param name the header's name
	 * @return the values, empty if there are none
	 */
	public List<String> headers(String name) {
		return (this.headers.contains(name)) ? this.headers.values(name) : queryHeaders(name);
	}

	/**
	 * Return a header's values from the query, even if the request has a header of the
	 * same name.
	 * @param name the header's name
	 * @return the values, empty if there are none or the server doesn't allow the name
	 */
	public List<String> queryHeaders(String name) {
		return this.queryHeaders.values(name);
	}

	/**
	 * Return the authenticated user.
	 * @return the principal, or {@code null} for an anonymous client
	 */
	public @Nullable Principal principal() {
		return this.principal;
	}

	/**
	 * Return the client's address.
	 * @return the address, or {@code null} if unknown
	 */
	public @Nullable InetSocketAddress remoteAddress() {
		return this.remoteAddress;
	}

	/**
	 * Return the number of the client's attempts to reconnect.
	 * @return the number, 0 if the client sends none or an invalid one
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
