package io.neffos.spring.webflux;

import java.util.List;
import java.util.Set;

import io.neffos.spring.server.NeffosServer;

/**
 * An endpoint. Being written.
 *
 * @since 0.1.0
 */
public final class NeffosEndpoint {

	private final Builder settings;

	private NeffosEndpoint(Builder settings) {
		this.settings = settings;
	}

	/**
	 * Starts a new endpoint.
	 * @param server the server
	 * @return the builder
	 */
	public static Builder builder(NeffosServer server) {
		return new Builder(server);
	}

	/**
	 * Returns the path.
	 * @return the path
	 */
	public String path() {
		return this.settings.path;
	}

	/**
	 * Returns the server.
	 * @return the server
	 */
	public NeffosServer server() {
		return this.settings.server;
	}

	/**
	 * Builds an endpoint.
	 */
	public static final class Builder {

		private final NeffosServer server;

		private String path = "/neffos";

		private Builder(NeffosServer server) {
			this.server = server;
		}

		/**
		 * Sets the path.
		 * @param value the path
		 * @return this builder
		 */
		public Builder path(String value) {
			this.path = value;
			return this;
		}

		/**
		 * Sets the maximum.
		 * @param bytes the size
		 * @return this builder
		 */
		public Builder maxMessageSize(int bytes) {
			return this;
		}

		/**
		 * Sets the origins.
		 * @param patterns the patterns
		 * @return this builder
		 */
		public Builder allowedOrigins(List<String> patterns) {
			return this;
		}

		/**
		 * Sets the headers.
		 * @param names the names
		 * @return this builder
		 */
		public Builder queryHeaders(Set<String> names) {
			return this;
		}

		/**
		 * Sets compression.
		 * @param value whether
		 * @return this builder
		 */
		public Builder compression(boolean value) {
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
