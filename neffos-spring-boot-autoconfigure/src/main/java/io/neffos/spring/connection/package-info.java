/**
 * The state of one client: its handshake, namespaces, rooms, questions and answers, and
 * the rules by which they change. Depends on messages and Reactor only.
 */
@NullMarked
package io.neffos.spring.connection;

import org.jspecify.annotations.NullMarked;
