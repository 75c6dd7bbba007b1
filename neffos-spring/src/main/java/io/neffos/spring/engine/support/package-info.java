/**
 * Logging, random bytes and fatal errors for the engine. Not API. Depends on messages
 * only.
 */
@NullMarked
package io.neffos.spring.engine.support;

import org.jspecify.annotations.NullMarked;
