package io.neffos.spring.connection;

/**
 * A client that reads more slowly than messages arrive for it.
 *
 * @param connection the client's connection
 * @param messages the number of queued messages
 * @param bytes the size of the queued messages; several clients may share the memory
 * @since 0.1.0
 */
public record SlowConsumer(NeffosConnection connection, int messages, long bytes) {

}
