/**
 * Rooms and their delivery: who is where, and how a message gets to all of them without
 * anybody waiting. Depends on messages, connections and Reactor.
 */
@NullMarked
package io.neffos.spring.broadcast;

import org.jspecify.annotations.NullMarked;
