/**
 * A chat with rooms: a small example application of neffos for Spring Boot.
 */
@NullMarked
package io.neffos.spring.sample;

import org.jspecify.annotations.NullMarked;
