package io.neffos.spring.limits;

/**
 * All limits of a server.
 *
 * @param connection how much one client may use
 * @param outbound how much may wait for a client that doesn't read
 * @param admission how many connections the server takes
 * @param memory how much memory may be kept for all clients
 * @param queuedBytes how many bytes may wait for each event loop
 * @since 0.1.0
 */
public record ServerLimits(ConnectionLimits connection, OutboundLimits outbound, AdmissionLimits admission,
		MemoryLimits memory, long queuedBytes) {

}
