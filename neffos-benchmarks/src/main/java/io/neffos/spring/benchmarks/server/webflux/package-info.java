/**
 * A WebSocket application with plain Spring WebFlux, as a user would write it.
 */
@NullMarked
package io.neffos.spring.benchmarks.server.webflux;

import org.jspecify.annotations.NullMarked;
