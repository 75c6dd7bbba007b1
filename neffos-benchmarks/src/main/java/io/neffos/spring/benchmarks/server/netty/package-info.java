/**
 * A server on bare Netty: the lower bound of the cost for all servers that are built on
 * it.
 */
@NullMarked
package io.neffos.spring.benchmarks.server.netty;

import org.jspecify.annotations.NullMarked;
