/**
 * Tests of connections over a transport that is nothing but memory.
 */
@NullMarked
package io.neffos.spring.connection;

import org.jspecify.annotations.NullMarked;
