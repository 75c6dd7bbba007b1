/**
 * Frames that no client means: recorded ones, changed at random. What they must not do to
 * the server, and to other clients, is checked.
 */
@NullMarked
package io.neffos.spring.fuzz;

import org.jspecify.annotations.NullMarked;
