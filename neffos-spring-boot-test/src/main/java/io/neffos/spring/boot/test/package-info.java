/**
 * Tests of neffos applications with Spring Boot. Depends on the test client and on the
 * auto-configurations.
 */
@NullMarked
package io.neffos.spring.boot.test;

import org.jspecify.annotations.NullMarked;
