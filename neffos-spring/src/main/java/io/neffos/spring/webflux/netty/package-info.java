/**
 * The transport on Reactor Netty. Not API.
 */
@NullMarked
package io.neffos.spring.webflux.netty;

import org.jspecify.annotations.NullMarked;
