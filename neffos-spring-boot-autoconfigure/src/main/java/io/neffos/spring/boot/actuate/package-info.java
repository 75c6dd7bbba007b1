/**
 * Spring Boot's Actuator: the endpoint and the health of servers. May depend on all other
 * packages.
 */
@NullMarked
package io.neffos.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
