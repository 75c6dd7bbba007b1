/**
 * What the protocol's page promises, seen from the wire.
 */
@NullMarked
package io.neffos.spring.protocol;

import org.jspecify.annotations.NullMarked;
