package io.neffos.spring.architecture;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * A text of the public API: packages, types and members, sorted, each on a line. Types
 * are named without their packages.
 */
final class ApiListing {

	private static final Set<String> OF_EVERY_TYPE = Set.of("equals", "hashCode", "toString");

	private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

	private final StringBuilder text = new StringBuilder();

	private String home = "";

	static String of(Stream<JavaClass> types) {
		ApiListing listing = new ApiListing();
		types.map(JavaClass::reflect)
			.sorted((one, other) -> one.getName().compareTo(other.getName()))
			.forEach(listing::add);
		return listing.text.toString();
	}

	private void add(Class<?> type) {
		if (!type.getPackageName().equals(this.home)) {
			this.text.append((this.home.isEmpty()) ? "" : "\n").append(type.getPackageName()).append('\n');
			this.home = type.getPackageName();
		}
		this.text.append("  ").append(declaration(type)).append('\n');
		if (!type.isAnnotationPresent(AutoConfiguration.class)) {
			members(type).filter((member) -> isListed(member, type))
				.map((member) -> line(member, type))
				.sorted()
				.distinct()
				.forEach((line) -> this.text.append("    ").append(line).append('\n'));
		}
	}

	private static String declaration(Class<?> type) {
		List<AnnotatedType> supertypes = Stream
			.concat(Stream.ofNullable(type.getAnnotatedSuperclass()), Arrays.stream(type.getAnnotatedInterfaces()))
			.filter((supertype) -> !Set.of("Object", "Record", "Annotation").contains(name(supertype)))
			.filter((supertype) -> !type.isEnum() || !name(supertype).startsWith("Enum<"))
			.toList();
		return modifiers(type.getModifiers(), type) + kind(type) + " " + simple(type.getName().replace('$', '.'))
				+ variables(type.getTypeParameters())
				+ ((supertypes.isEmpty()) ? "" : " : " + names(supertypes.stream()));
	}

	private static String kind(Class<?> type) {
		if (type.isAnnotation()) {
			return "@interface";
		}
		if (type.isInterface()) {
			return "interface";
		}
		if (type.isEnum()) {
			return "enum";
		}
		return type.isRecord() ? "record" : "class";
	}

	private static String modifiers(int modifiers, Class<?> type) {
		boolean open = !type.isInterface() && !type.isEnum() && !type.isRecord();
		return (Modifier.isProtected(modifiers) ? "protected " : "")
				+ ((open && Modifier.isAbstract(modifiers)) ? "abstract " : "")
				+ ((open && !Modifier.isFinal(modifiers) && !Modifier.isAbstract(modifiers)) ? "open " : "");
	}

	/**
	 * Return the members, with those that a type inherits from a hidden one.
	 */
	private static Stream<Member> members(Class<?> type) {
		Stream<Member> own = Stream
			.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
			.flatMap(Arrays::stream);
		Class<?> above = type.getSuperclass();
		boolean hidden = above != null && above.getName().startsWith(ProductionClasses.BASE)
				&& !Modifier.isPublic(above.getModifiers());
		return (hidden) ? Stream.concat(own, members(above).filter((member) -> !(member instanceof Constructor))) : own;
	}

	private static boolean isListed(Member member, Class<?> type) {
		int modifiers = member.getModifiers();
		if (member.isSynthetic() || OF_EVERY_TYPE.contains(member.getName())
				|| (type.isEnum() && OF_EVERY_ENUM.contains(member.getName()))) {
			return false;
		}
		return Modifier.isPublic(modifiers)
				|| (Modifier.isProtected(modifiers) && !Modifier.isFinal(type.getModifiers()));
	}

	private static String line(Member member, Class<?> type) {
		int modifiers = member.getModifiers();
		String prefix = (Modifier.isProtected(modifiers) ? "protected " : "")
				+ (Modifier.isStatic(modifiers) ? "static " : "")
				+ ((member instanceof Method method && isLeftToImplementers(method, type)) ? "abstract " : "");
		if (member instanceof Field field) {
			return field.isEnumConstant() ? field.getName()
					: prefix + field.getName() + ": " + name(field.getAnnotatedType());
		}
		Executable executable = (Executable) member;
		String signature = "(" + names(Arrays.stream(executable.getAnnotatedParameterTypes())) + ")";
		if (member instanceof Method method) {
			return prefix + method.getName() + variables(method.getTypeParameters()) + signature + ": "
					+ name(method.getAnnotatedReturnType());
		}
		return prefix + "new " + type.getSimpleName() + signature;
	}

	private static boolean isLeftToImplementers(Method method, Class<?> type) {
		return Modifier.isAbstract(method.getModifiers()) && !type.isAnnotation();
	}

	private static String variables(TypeVariable<?>[] variables) {
		return (variables.length == 0) ? ""
				: "<" + Arrays.stream(variables)
					.map((variable) -> variable.getName() + bounds(variable))
					.collect(Collectors.joining(", ")) + ">";
	}

	private static String bounds(TypeVariable<?> variable) {
		String bounds = names(Arrays.stream(variable.getAnnotatedBounds()));
		return bounds.equals("Object") ? "" : " extends " + bounds;
	}

	private static String names(Stream<? extends AnnotatedType> types) {
		return types.map(ApiListing::name).collect(Collectors.joining(", "));
	}

	/**
	 * Return the name of a type with {@code @Nullable} at its place. JDKs write the
	 * annotations differently.
	 */
	private static String name(AnnotatedType type) {
		return simple(type.toString().replace("()", "").replace('$', '.'));
	}

	private static String simple(String name) {
		return name.replaceAll("\\b(?:[a-z_][a-z_0-9]*\\.)+(?=@?[A-Z])", "");
	}

}
