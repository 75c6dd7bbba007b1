package io.neffos.spring.server;

/**
 * How many connections a server has, by state. They are counted one after another while
 * connections come and go.
 *
 * @param pending how many are in their handshake
 * @param connected how many are open
 * @param closing how many have ended, and their callbacks still run
 * @since 0.1.0
 */
public record ConnectionCounts(int pending, int connected, int closing) {

}
