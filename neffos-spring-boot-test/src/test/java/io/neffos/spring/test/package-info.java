/**
 * Tests of the test client, against the reference application.
 */
@NullMarked
package io.neffos.spring.test;

import org.jspecify.annotations.NullMarked;
