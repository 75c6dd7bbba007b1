/**
 * Microbenchmarks of the codec, of a room's way out and of membership, for JMH. Depends
 * on the starter only.
 */
@NullMarked
package io.neffos.spring.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
