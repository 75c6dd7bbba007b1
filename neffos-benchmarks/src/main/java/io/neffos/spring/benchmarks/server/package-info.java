/**
 * What all measured servers have in common: how they are told what to publish, and how
 * they tell what it cost. Depends on {@code wire} and the servers.
 */
@NullMarked
package io.neffos.spring.benchmarks.server;

import org.jspecify.annotations.NullMarked;
