package io.neffos.spring.limits;

/**
 * The memory that everything keeps that waits for a server's clients: what they have sent
 * and what is to be sent to them. Not what is in the buffers of the connections'
 * transports, or with handlers.
 *
 * @param heapBytes roughly how much of the heap
 * @param directBytes how much direct memory; what several clients of an event loop share
 * counts once
 * @since 0.1.0
 */
public record MemoryLoad(long heapBytes, long directBytes) {

}
