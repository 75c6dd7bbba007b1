/**
 * Rooms, their shards on event loops, outbound queues, and the index of connections. Not
 * API. Depends on sessions.
 */
@NullMarked
package io.neffos.spring.engine.broadcast;

import org.jspecify.annotations.NullMarked;
