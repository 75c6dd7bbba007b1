/**
 * Tests of rooms and their delivery.
 */
@NullMarked
package io.neffos.spring.annotation.support;

import org.jspecify.annotations.NullMarked;
