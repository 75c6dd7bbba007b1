/**
 * Tests of the sample, also in a browser.
 */
@NullMarked
package io.neffos.spring.sample;

import org.jspecify.annotations.NullMarked;
