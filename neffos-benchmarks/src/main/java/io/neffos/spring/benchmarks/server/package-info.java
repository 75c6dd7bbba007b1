/**
 * Common parts of all measured servers: publication commands and reports of the cost.
 * Depends on {@code wire} and the servers.
 */
@NullMarked
package io.neffos.spring.benchmarks.server;

import org.jspecify.annotations.NullMarked;
