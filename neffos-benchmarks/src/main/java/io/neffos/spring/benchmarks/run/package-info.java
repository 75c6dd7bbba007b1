/**
 * Runs the workloads: starts a server and a load generator for each run, in turn, and
 * compares their reports. Depends on {@code wire}; servers and load are other processes.
 */
@NullMarked
package io.neffos.spring.benchmarks.run;

import org.jspecify.annotations.NullMarked;
