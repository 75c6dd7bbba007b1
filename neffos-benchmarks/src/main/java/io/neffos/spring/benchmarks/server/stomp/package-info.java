/**
 * An application of Spring's STOMP simple broker, as a user would write it.
 */
@NullMarked
package io.neffos.spring.benchmarks.server.stomp;

import org.jspecify.annotations.NullMarked;
