package io.neffos.spring.webflux;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.neffos.spring.server.NeffosServer;
import org.springframework.util.Assert;

/**
 * Where a server is reached, and what it takes from there. Immutable.
 *
 * @since 0.1.0
 */
public final class NeffosEndpoint {

	private final NeffosServer server;

	private final String path;

	private final int maxMessageSize;

	private final List<String> allowedOrigins;

	private final Set<String> queryHeaders;

	private NeffosEndpoint(Builder builder) {
		this.server = builder.server;
		this.path = builder.path;
		this.maxMessageSize = builder.maxMessageSize;
		this.allowedOrigins = builder.allowedOrigins;
		this.queryHeaders = builder.queryHeaders;
	}

	/**
	 * Starts to build an endpoint.
	 * @param server the server behind it
	 * @return a builder for path {@code /neffos}
	 */
	public static Builder builder(NeffosServer server) {
		return new Builder(server);
	}

	/**
	 * Returns the server behind the endpoint.
	 * @return the server
	 */
	public NeffosServer server() {
		return this.server;
	}

	/**
	 * Returns the endpoint's path.
	 * @return the path, below the application's base path
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Returns how large a message may be.
	 * @return the number of bytes
	 */
	public int maxMessageSize() {
		return this.maxMessageSize;
	}

	/**
	 * Returns the origins that pages may have besides the endpoint's own.
	 * @return patterns as Spring's CORS support knows them
	 */
	public List<String> allowedOrigins() {
		return this.allowedOrigins;
	}

	/**
	 * Returns the headers that may come in the query.
	 * @return their names
	 */
	public Set<String> queryHeaders() {
		return this.queryHeaders;
	}

	/**
	 * Builds a {@link NeffosEndpoint}. Not safe for use by several threads.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private static final int DEFAULT_MAX_MESSAGE_SIZE = 64 * 1024;

		private final NeffosServer server;

		private String path = "/neffos";

		private int maxMessageSize = DEFAULT_MAX_MESSAGE_SIZE;

		private List<String> allowedOrigins = List.of();

		private Set<String> queryHeaders = Set.of("X-Websocket-Reconnect");

		private Builder(NeffosServer server) {
			this.server = server;
		}

		/**
		 * Sets the path. Default to {@code /neffos}.
		 * @param value the path, beginning with {@code /}
		 * @return this builder
		 */
		public Builder path(String value) {
			Assert.isTrue(value.startsWith("/"), () -> "A path begins with '/', not '" + value + "'");
			this.path = value;
			return this;
		}

		/**
		 * Sets how large a message may be; a larger one closes its connection with 1009.
		 * Default to 64 KiB.
		 * @param bytes the number of bytes, positive
		 * @return this builder
		 */
		public Builder maxMessageSize(int bytes) {
			Assert.isTrue(bytes > 0, "The maximum message size must be positive");
			this.maxMessageSize = bytes;
			return this;
		}

		/**
		 * Sets the origins that pages may have besides the endpoint's own. Default to
		 * none.
		 * @param patterns origins such as {@code https://example.com}, or patterns such
		 * as {@code https://*.example.com}; {@code *} lets in every page there is
		 * @return this builder
		 */
		public Builder allowedOrigins(Collection<String> patterns) {
			this.allowedOrigins = List.copyOf(patterns);
			return this;
		}

		/**
		 * Sets the headers that may come in the query, where browsers have to put them.
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
