/**
 * The protocol from the client's side, on any transport. Depends on messages, connections
 * and Reactor only. Applications don't use it: see the package {@code test}.
 */
@NullMarked
package io.neffos.spring.client;

import org.jspecify.annotations.NullMarked;
