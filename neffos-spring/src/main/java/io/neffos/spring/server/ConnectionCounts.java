package io.neffos.spring.server;

/**
 * The number of a server's connections by state. Not an atomic snapshot: connections may
 * open and close while they are counted.
 *
 * @param pending the number of connections during the handshake
 * @param connected the number of open connections
 * @param closing the number of ended connections whose callbacks still run
 * @since 0.1.0
 */
public record ConnectionCounts(int pending, int connected, int closing) {

}
