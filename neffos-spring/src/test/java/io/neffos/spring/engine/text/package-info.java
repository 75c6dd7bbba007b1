/**
 * Tests of texts in messages and in the log.
 */
@NullMarked
package io.neffos.spring.engine.text;

import org.jspecify.annotations.NullMarked;
