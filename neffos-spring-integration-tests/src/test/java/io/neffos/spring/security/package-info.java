/**
 * The starter together with Spring Security.
 */
@NullMarked
package io.neffos.spring.security;

import org.jspecify.annotations.NullMarked;
