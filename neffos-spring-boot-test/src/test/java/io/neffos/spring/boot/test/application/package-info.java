/**
 * An application to test slices of.
 */
@NullMarked
package io.neffos.spring.boot.test.application;

import org.jspecify.annotations.NullMarked;
