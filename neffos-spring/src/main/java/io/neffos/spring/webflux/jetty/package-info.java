/**
 * The transport on Jetty. Not API.
 */
@NullMarked
package io.neffos.spring.webflux.jetty;

import org.jspecify.annotations.NullMarked;
