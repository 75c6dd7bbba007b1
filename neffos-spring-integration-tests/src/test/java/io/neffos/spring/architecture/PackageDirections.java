package io.neffos.spring.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The packages, each with those that it may depend on. A package can name earlier ones
 * only, so that there are no cycles.
 */
final class PackageDirections {

	private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

	/**
	 * Add a package.
	 * @param name the package, relative to the base package
	 * @param dependencies all packages that it may depend on, which must be there already
	 * @return this
	 */
	PackageDirections allow(String name, String... dependencies) {
		Set<String> earlier = Set.of(dependencies);
		if (!this.allowed.keySet().containsAll(earlier)) {
			throw new IllegalArgumentException(name + " depends on a later package: " + earlier);
		}
		this.allowed.put(name, earlier);
		return this;
	}

	boolean allows(String from, String to) {
		return from.equals(to) || this.allowed.getOrDefault(from, Set.of()).contains(to);
	}

	Set<String> packages() {
		return this.allowed.keySet();
	}

	Set<String> dependencies(String name) {
		return this.allowed.getOrDefault(name, Set.of());
	}

}
