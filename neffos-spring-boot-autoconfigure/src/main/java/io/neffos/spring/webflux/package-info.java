/**
 * The WebSocket endpoint on Spring WebFlux and Reactor Netty.
 */
@NullMarked
package io.neffos.spring.webflux;

import org.jspecify.annotations.NullMarked;
