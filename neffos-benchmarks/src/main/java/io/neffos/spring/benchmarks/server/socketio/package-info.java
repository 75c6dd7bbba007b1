/**
 * A netty-socketio application, as a user would write it.
 */
@NullMarked
package io.neffos.spring.benchmarks.server.socketio;

import org.jspecify.annotations.NullMarked;
