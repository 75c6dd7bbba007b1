/**
 * What servers and the load generator agree on: the body that every message carries, and
 * how processes talk to each other. Depends on nothing.
 */
@NullMarked
package io.neffos.spring.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
