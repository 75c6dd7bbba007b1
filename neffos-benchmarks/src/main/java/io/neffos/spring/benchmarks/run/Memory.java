package io.neffos.spring.benchmarks.run;

/**
 * What a server holds after its garbage has been collected.
 *
 * @param heap bytes of the heap
 * @param direct bytes in direct buffers, those that Netty keeps for later included
 * @param resident bytes of the resident set
 */
record Memory(long heap, long direct, long resident) {
}
