/**
 * Tests of rooms and their delivery.
 */
@NullMarked
package io.neffos.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
