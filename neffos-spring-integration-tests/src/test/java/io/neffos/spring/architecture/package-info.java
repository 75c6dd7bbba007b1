/**
 * Tests of the packages' dependencies and of the public API.
 */
@NullMarked
package io.neffos.spring.architecture;

import org.jspecify.annotations.NullMarked;
