/**
 * Tests of the server as applications use it.
 */
@NullMarked
package io.neffos.spring.server;

import org.jspecify.annotations.NullMarked;
