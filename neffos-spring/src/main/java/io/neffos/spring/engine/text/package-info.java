/**
 * Rules of text that the wire format and the log share. Not API. Depends on nothing.
 */
@NullMarked
package io.neffos.spring.engine.text;

import org.jspecify.annotations.NullMarked;
