/**
 * Tests of the load generator.
 */
@NullMarked
package io.neffos.spring.benchmarks.load;

import org.jspecify.annotations.NullMarked;
