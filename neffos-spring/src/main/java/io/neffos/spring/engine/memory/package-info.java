/**
 * The memory that waits for clients, and its limits. Not API. Depends on the transport.
 */
@NullMarked
package io.neffos.spring.engine.memory;

import org.jspecify.annotations.NullMarked;
