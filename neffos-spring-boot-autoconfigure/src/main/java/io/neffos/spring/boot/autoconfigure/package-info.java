/**
 * Spring Boot's auto-configuration of the server and its endpoint. May depend on all
 * other packages; none of them depends on Spring Boot.
 */
@NullMarked
package io.neffos.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
