/**
 * Plays the recorded frames against the reference application.
 */
@NullMarked
package io.neffos.spring.vectors;

import org.jspecify.annotations.NullMarked;
