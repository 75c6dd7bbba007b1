/**
 * Tests of connections over a transport that is nothing but memory.
 */
@NullMarked
package io.neffos.spring.engine.session;

import org.jspecify.annotations.NullMarked;
