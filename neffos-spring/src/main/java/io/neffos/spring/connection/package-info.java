/**
 * What applications name of a client: its connection, namespaces, rooms and answers, and
 * the policies for slow consumers. Depends on messages and limits only.
 */
@NullMarked
package io.neffos.spring.connection;

import org.jspecify.annotations.NullMarked;
