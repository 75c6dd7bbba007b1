package io.neffos.spring.limits;

/**
 * The messages queued for one event loop.
 *
 * @param messages the number of broadcasts and other messages
 * @param bytes the approximate memory that they occupy
 * @since 0.1.0
 */
public record LoopLoad(int messages, long bytes) {

}
