/**
 * The load generator: many WebSocket clients on few event loops, which check what they
 * get. Depends on {@code wire} and Netty's transport, not on Netty's WebSocket codec.
 */
@NullMarked
package io.neffos.spring.benchmarks.load;

import org.jspecify.annotations.NullMarked;
