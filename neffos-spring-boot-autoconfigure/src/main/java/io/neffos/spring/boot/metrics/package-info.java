/**
 * Micrometer's metrics and observations of the server, where Spring Boot has registries
 * for them. May depend on all other packages.
 */
@NullMarked
package io.neffos.spring.boot.metrics;

import org.jspecify.annotations.NullMarked;
