/**
 * API of the server: its builder, callbacks, broadcasts, asks, queries and operation. The
 * default implementation depends on the engine.
 */
@NullMarked
package io.neffos.spring.server;

import org.jspecify.annotations.NullMarked;
