package io.neffos.spring.limits;

/**
 * The memory of a server's queued messages, from clients and to clients. Does not include
 * the buffers of the connections' transports, nor messages in handlers.
 *
 * @param heapBytes the approximate number of bytes of heap memory
 * @param directBytes the number of bytes of direct memory; a message to several clients
 * of an event loop counts once
 * @since 0.1.0
 */
public record MemoryLoad(long heapBytes, long directBytes) {

}
