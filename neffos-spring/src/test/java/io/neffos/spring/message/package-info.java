/**
 * Tests of messages and close reasons.
 */
@NullMarked
package io.neffos.spring.message;

import org.jspecify.annotations.NullMarked;
