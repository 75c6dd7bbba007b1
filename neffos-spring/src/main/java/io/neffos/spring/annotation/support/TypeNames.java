package io.neffos.spring.annotation.support;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Compares classes with the names of types that need not be on the class path.
 */
final class TypeNames {

	private TypeNames() {
	}

	/**
	 * Finds which of some types a class is.
	 * @param type the class
	 * @param names the types' names
	 * @return the name of the class, or of what it extends or implements; {@code null} if
	 * it is none of the types
	 */
	static @Nullable String find(Class<?> type, Set<String> names) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (names.contains(current.getName())) {
				return current.getName();
			}
		}
		for (Class<?> implemented : ClassUtils.getAllInterfacesForClassAsSet(type)) {
			if (names.contains(implemented.getName())) {
				return implemented.getName();
			}
			String extended = findInterface(implemented, names);
			if (extended != null) {
				return extended;
			}
		}
		return null;
	}

	private static @Nullable String findInterface(Class<?> type, Set<String> names) {
		for (Class<?> extended : type.getInterfaces()) {
			String found = (names.contains(extended.getName())) ? extended.getName() : findInterface(extended, names);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

}
