/**
 * What every test is checked for besides what it tests.
 */
@NullMarked
package io.neffos.spring.checks;

import org.jspecify.annotations.NullMarked;
