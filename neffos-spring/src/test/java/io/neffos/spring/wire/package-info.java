/**
 * A WebSocket client without a library: it sends any frame, also a wrong one, and shows
 * every frame it gets.
 */
@NullMarked
package io.neffos.spring.wire;

import org.jspecify.annotations.NullMarked;
