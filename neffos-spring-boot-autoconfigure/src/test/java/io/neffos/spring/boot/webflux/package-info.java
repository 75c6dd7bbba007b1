/**
 * Tests of the endpoint in a Spring Boot application.
 */
@NullMarked
package io.neffos.spring.boot.webflux;

import org.jspecify.annotations.NullMarked;
