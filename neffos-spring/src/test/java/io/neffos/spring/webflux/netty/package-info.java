/**
 * Tests of the transport over Reactor Netty.
 */
@NullMarked
package io.neffos.spring.webflux.netty;

import org.jspecify.annotations.NullMarked;
