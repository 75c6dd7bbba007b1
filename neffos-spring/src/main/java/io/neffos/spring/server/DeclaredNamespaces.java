package io.neffos.spring.server;

import java.util.Set;
import java.util.stream.Collectors;

import io.neffos.spring.engine.text.LogText;

/**
 * The namespaces of a server, and the check that a name is one of them.
 */
final class DeclaredNamespaces {

	private final Set<String> names;

	DeclaredNamespaces(Set<String> names) {
		this.names = Set.copyOf(names);
	}

	Set<String> names() {
		return this.names;
	}

	/**
	 * Require that a namespace is declared.
	 * @return the name
	 * @throws IllegalArgumentException if it isn't, with the declared ones
	 */
	String require(String namespace) {
		if (!this.names.contains(namespace)) {
			throw new IllegalArgumentException(
					"Namespace " + LogText.quote(namespace) + " is not declared; " + declared());
		}
		return namespace;
	}

	private String declared() {
		return (this.names.isEmpty()) ? "no namespace is"
				: "declared: " + this.names.stream().sorted().map(LogText::quote).collect(Collectors.joining(", "));
	}

}
