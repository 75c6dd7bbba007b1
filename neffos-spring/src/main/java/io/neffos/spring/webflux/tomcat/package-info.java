/**
 * The transport on Tomcat. Not API.
 */
@NullMarked
package io.neffos.spring.webflux.tomcat;

import org.jspecify.annotations.NullMarked;
