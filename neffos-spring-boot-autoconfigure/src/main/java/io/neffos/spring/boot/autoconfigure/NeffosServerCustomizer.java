package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.server.NeffosServerBuilder;

/**
 * A bean that changes the auto-configured server before it is built, after all properties
 * and annotated methods were applied.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NeffosServerCustomizer {

	/**
	 * Changes the server.
	 * @param server the builder
	 */
	void customize(NeffosServerBuilder server);

}
