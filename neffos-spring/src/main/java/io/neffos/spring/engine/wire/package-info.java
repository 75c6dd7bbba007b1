/**
 * The codec between bytes and messages. Not API. Depends on messages only.
 */
@NullMarked
package io.neffos.spring.engine.wire;

import org.jspecify.annotations.NullMarked;
