/**
 * The server that applications use: its event table, its callbacks and its broadcasts.
 * Depends on messages, connections and broadcasting.
 */
@NullMarked
package io.neffos.spring.server;

import org.jspecify.annotations.NullMarked;
