package io.neffos.spring.connection;

/**
 * A client that doesn't read as fast as it is sent to.
 *
 * @param connection the client's connection
 * @param messages how many messages wait for it
 * @param bytes their size, though several clients may share the memory
 * @since 0.1.0
 */
public record SlowConsumer(NeffosConnection connection, int messages, long bytes) {

}
