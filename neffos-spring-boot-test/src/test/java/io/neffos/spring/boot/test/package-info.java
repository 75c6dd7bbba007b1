/**
 * Tests of the slice.
 */
@NullMarked
package io.neffos.spring.boot.test;

import org.jspecify.annotations.NullMarked;
