/**
 * The reference application of the recorded frames: a server whose namespaces, events and
 * admin port do what the notes to the frames say. Tests start it on free ports; by hand,
 * in the project's directory, {@code 8080} being its port and {@code 8081} its admin
 * port:
 *
 * <pre>
 * mvn -q -pl neffos-spring-boot-autoconfigure test-compile exec:java -Dexec.args="8080 8081"
 * </pre>
 */
@NullMarked
package io.neffos.spring.reference;

import org.jspecify.annotations.NullMarked;
