package io.neffos.spring.limits;

/**
 * What waits for one event loop to write it.
 *
 * @param messages how many broadcasts and other messages
 * @param bytes roughly the memory that these keep
 * @since 0.1.0
 */
public record LoopLoad(int messages, long bytes) {

}
