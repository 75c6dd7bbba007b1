/**
 * API of a client's connection: namespaces, rooms, answers, event handlers, and the
 * policies for slow consumers. Depends on messages and limits only.
 */
@NullMarked
package io.neffos.spring.connection;

import org.jspecify.annotations.NullMarked;
