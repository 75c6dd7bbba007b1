/**
 * Event loops, transports and the frames that go out on them. Not API. Depends on
 * messages, limits and the codec.
 */
@NullMarked
package io.neffos.spring.engine.transport;

import org.jspecify.annotations.NullMarked;
