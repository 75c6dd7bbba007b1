/**
 * What Netty itself can do: the honest limit for everything that is built on it.
 */
@NullMarked
package io.neffos.spring.benchmarks.server.netty;

import org.jspecify.annotations.NullMarked;
