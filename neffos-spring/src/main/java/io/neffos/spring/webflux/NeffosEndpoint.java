package io.neffos.spring.webflux;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.server.ConnectionAcceptor;
import io.neffos.spring.server.ManagedNeffosServer;

import org.springframework.util.Assert;

/**
 * Path at which clients connect to a server, with the rules for their requests.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class NeffosEndpoint {

	private final ManagedNeffosServer server;

	private final ConnectionAcceptor acceptor;

	private final String path;

	private final int maxMessageSize;

	private final int maxHeaderSize;

	private final List<String> allowedOrigins;

	private final List<String> allowedHosts;

	private final Set<String> queryHeaders;

	private NeffosEndpoint(Builder builder) {
		this.server = builder.server;
		this.acceptor = builder.acceptor;
		this.path = builder.path;
		this.maxMessageSize = builder.maxMessageSize;
		this.maxHeaderSize = builder.maxHeaderSize;
		this.allowedOrigins = builder.allowedOrigins;
		this.allowedHosts = builder.allowedHosts;
		this.queryHeaders = builder.queryHeaders;
	}

	/**
	 * Create a builder.
	 * @param server the server behind it, as its builder has built it
	 * @return a builder for path {@code /neffos}
	 * @throws IllegalArgumentException if the server is a decorator or a mock, which
	 * takes no connections
	 */
	public static Builder builder(ManagedNeffosServer server) {
		return new Builder(server);
	}

	/**
	 * Return the server behind the endpoint.
	 * @return the server
	 */
	public ManagedNeffosServer server() {
		return this.server;
	}

	ConnectionAcceptor acceptor() {
		return this.acceptor;
	}

	/**
	 * Return the endpoint's path.
	 * @return the path, below the application's base path
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Return the maximum size of a client's message.
	 * @return the size in bytes
	 */
	public int maxMessageSize() {
		return this.maxMessageSize;
	}

	/**
	 * Return the maximum size of the headers of an upgrade, and of its URL.
	 * @return the number of characters, of the names and values of all headers
	 */
	public int maxHeaderSize() {
		return this.maxHeaderSize;
	}

	/**
	 * Return the allowed origins of pages besides the endpoint's own.
	 * @return patterns as in Spring's CORS support
	 */
	public List<String> allowedOrigins() {
		return this.allowedOrigins;
	}

	/**
	 * Return the allowed hosts of an upgrade.
	 * @return host names without a port, empty for any host
	 */
	public List<String> allowedHosts() {
		return this.allowedHosts;
	}

	/**
	 * Return the headers that clients may send in the query.
	 * @return the headers' names
	 */
	public Set<String> queryHeaders() {
		return this.queryHeaders;
	}

	/**
	 * Builder for {@link NeffosEndpoint}. Not thread-safe.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private static final int DEFAULT_MAX_MESSAGE_SIZE = 64 * 1024;

		private static final int DEFAULT_MAX_HEADER_SIZE = 8 * 1024;

		private static final Pattern ORIGIN = Pattern.compile("\\*|null|[^/]+://[^/]+/?");

		private final ManagedNeffosServer server;

		private final ConnectionAcceptor acceptor;

		private String path = "/neffos";

		private int maxMessageSize = DEFAULT_MAX_MESSAGE_SIZE;

		private int maxHeaderSize = DEFAULT_MAX_HEADER_SIZE;

		private List<String> allowedOrigins = List.of();

		private List<String> allowedHosts = List.of();

		private Set<String> queryHeaders = Set.of("X-Websocket-Reconnect");

		private Builder(ManagedNeffosServer server) {
			this.server = server;
			this.acceptor = AcceptingServer.acceptorOf(server);
		}

		/**
		 * Set the path. Default to {@code /neffos}.
		 * @param value the path, beginning with {@code /}
		 * @return this builder
		 */
		public Builder path(String value) {
			Assert.isTrue(value.startsWith("/"), () -> "A path begins with '/', not '" + value + "'");
			this.path = value;
			return this;
		}

		/**
		 * Set the maximum size of a client's message. A larger one closes its connection
		 * with 1009. Default to 64 KiB.
		 * @param bytes the size in bytes, positive
		 * @return this builder
		 */
		public Builder maxMessageSize(int bytes) {
			Assert.isTrue(bytes > 0, "The maximum message size must be positive");
			this.maxMessageSize = bytes;
			return this;
		}

		/**
		 * Set the maximum size of all headers of an upgrade together, and of its URL. A
		 * connection keeps both as its handshake; a larger request is refused with 431.
		 * Default to 8 KiB.
		 * @param characters the number of characters of all names and values, positive
		 * @return this builder
		 */
		public Builder maxHeaderSize(int characters) {
			Assert.isTrue(characters > 0, "The maximum header size must be positive");
			this.maxHeaderSize = characters;
			return this;
		}

		/**
		 * Set the allowed origins of pages besides the endpoint's own. Default to none.
		 * @param patterns origins such as {@code https://example.com}, or patterns such
		 * as {@code https://*.example.com}; {@code *} allows every page
		 * @return this builder
		 * @throws IllegalArgumentException if one has no scheme, or a path
		 */
		public Builder allowedOrigins(Collection<String> patterns) {
			for (String pattern : patterns) {
				Assert.isTrue(ORIGIN.matcher(pattern).matches(),
						() -> "An origin has a scheme and no path, such as 'https://example.com', unlike '" + pattern
								+ "'");
			}
			this.allowedOrigins = List.copyOf(patterns);
			return this;
		}

		/**
		 * Set the allowed hosts of an upgrade, as a protection against foreign host names
		 * that resolve to the application's address (DNS rebinding). Default to none, for
		 * any host.
		 * @param hosts host names without a port; {@code *.example.com} stands for all
		 * subdomains
		 * @return this builder
		 */
		public Builder allowedHosts(Collection<String> hosts) {
			this.allowedHosts = List.copyOf(hosts);
			return this;
		}

		/**
		 * Set the headers that clients may send in the query, as browsers have to.
		 * Default to {@code X-Websocket-Reconnect}.
		 * @param names the headers' names, compared without case
		 * @return this builder
		 */
		public Builder queryHeaders(Collection<String> names) {
			this.queryHeaders = Set.copyOf(names);
			return this;
		}

		/**
		 * Creates the endpoint.
		 * @return the endpoint
		 */
		public NeffosEndpoint build() {
			return new NeffosEndpoint(this);
		}

	}

}
