/**
 * An application of the starter, as a user would write it.
 */
@NullMarked
package io.neffos.spring.benchmarks.server.neffos;

import org.jspecify.annotations.NullMarked;
