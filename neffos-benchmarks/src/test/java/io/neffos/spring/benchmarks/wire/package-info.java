/**
 * Tests of the load generator's frames.
 */
@NullMarked
package io.neffos.spring.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
