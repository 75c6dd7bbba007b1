package io.neffos.spring.limits;

/**
 * All limits of a server.
 *
 * @param connection the limits of one connection
 * @param outbound the limits of the messages queued for a slow client
 * @param admission the limits on the number of connections
 * @param memory the limits of the memory of queued messages of all clients
 * @param queuedBytes the maximum number of bytes queued for each event loop
 * @since 0.1.0
 */
public record ServerLimits(ConnectionLimits connection, OutboundLimits outbound, AdmissionLimits admission,
		MemoryLimits memory, long queuedBytes) {

}
