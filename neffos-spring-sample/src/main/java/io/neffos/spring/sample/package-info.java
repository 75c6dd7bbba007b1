/**
 * A chat with rooms: a small application on neffos for Spring Boot, to try and to learn
 * from.
 */
@NullMarked
package io.neffos.spring.sample;

import org.jspecify.annotations.NullMarked;
