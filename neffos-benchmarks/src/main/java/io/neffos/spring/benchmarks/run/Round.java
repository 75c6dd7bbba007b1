package io.neffos.spring.benchmarks.run;

import java.util.Map;

/**
 * What one round has shown.
 *
 * @param published how many messages were published
 * @param cpuNanos the server's CPU time, from just before the first message until all
 * have arrived
 * @param wallNanos from just before the first message until the last has arrived
 * @param load what the load generator has seen
 */
record Round(long published, long cpuNanos, long wallNanos, Map<String, Double> load) {

	double delivered() {
		return load("delivered");
	}

	double load(String key) {
		return this.load.getOrDefault(key, Double.NaN);
	}

}
