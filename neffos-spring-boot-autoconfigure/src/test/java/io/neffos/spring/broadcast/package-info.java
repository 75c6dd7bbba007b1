/**
 * Tests of rooms and their delivery.
 */
@NullMarked
package io.neffos.spring.broadcast;

import org.jspecify.annotations.NullMarked;
