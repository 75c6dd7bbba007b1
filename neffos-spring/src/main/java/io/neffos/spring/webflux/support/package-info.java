/**
 * What the transports of all web servers share. Not API.
 */
@NullMarked
package io.neffos.spring.webflux.support;

import org.jspecify.annotations.NullMarked;
