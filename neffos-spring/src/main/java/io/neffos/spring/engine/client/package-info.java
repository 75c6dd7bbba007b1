/**
 * The client's side of the protocol. Not API. Depends on the codec and sessions' asks.
 */
@NullMarked
package io.neffos.spring.engine.client;

import org.jspecify.annotations.NullMarked;
