/**
 * Tests of the endpoint in an application that has its own ideas about HTTP.
 */
@NullMarked
package io.neffos.spring.webflux;

import org.jspecify.annotations.NullMarked;
