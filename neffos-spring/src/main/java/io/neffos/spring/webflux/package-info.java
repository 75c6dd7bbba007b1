/**
 * The WebSocket endpoint on Spring WebFlux: upgrade, origin, handshake headers, and the
 * transport of a session. Depends on the server and on WebFlux.
 */
@NullMarked
package io.neffos.spring.webflux;

import org.jspecify.annotations.NullMarked;
