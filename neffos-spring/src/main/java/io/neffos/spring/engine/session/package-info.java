/**
 * The state of one connection: handshake, memberships, inbound queue, asks and its end.
 * Not API. Finds other connections through a registry only.
 */
@NullMarked
package io.neffos.spring.engine.session;

import org.jspecify.annotations.NullMarked;
