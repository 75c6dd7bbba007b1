/**
 * Tests of metrics and observations.
 */
@NullMarked
package io.neffos.spring.boot.metrics;

import org.jspecify.annotations.NullMarked;
