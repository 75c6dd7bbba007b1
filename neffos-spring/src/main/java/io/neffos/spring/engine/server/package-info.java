/**
 * Admission of connections, and their end when the server stops. Not API.
 */
@NullMarked
package io.neffos.spring.engine.server;

import org.jspecify.annotations.NullMarked;
