/**
 * Tests of rooms and their delivery.
 */
@NullMarked
package io.neffos.spring.engine.broadcast;

import org.jspecify.annotations.NullMarked;
