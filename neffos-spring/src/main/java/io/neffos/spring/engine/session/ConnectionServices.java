package io.neffos.spring.engine.session;

import io.neffos.spring.engine.memory.MemoryBudget;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.limits.ConnectionLimits;
import io.neffos.spring.message.BodyConverter;

/**
 * What all connections of a server share.
 *
 * @param handlers the namespaces and their events
 * @param codec the codec
 * @param converter writes replies and bodies
 * @param broadcaster sends to many connections
 * @param registry where connections are found
 * @param callbacks what the server does when connections come and go
 * @param limits how much one client may use
 * @param policies how to treat events for clients that read too slowly
 * @param counters the server's counts
 * @param memory what waits for clients may keep
 * @since 0.1.0
 */
public record ConnectionServices(HandlerLookup handlers, MessageCodec codec, BodyConverter converter,
		Broadcaster broadcaster, ConnectionRegistry registry, ConnectionCallbacksFactory callbacks,
		ConnectionLimits limits, SlowConsumerPolicies policies, ServerCounters counters, MemoryBudget memory) {

}
