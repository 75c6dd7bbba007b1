/**
 * Tests of the codec, also with generated messages.
 */
@NullMarked
package io.neffos.spring.engine.wire;

import org.jspecify.annotations.NullMarked;
