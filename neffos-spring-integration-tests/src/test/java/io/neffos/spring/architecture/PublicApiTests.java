package io.neffos.spring.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types that applications see name no types that they don't.
 */
@AnalyzeClasses(packages = ProductionClasses.BASE, importOptions = ProductionClasses.class)
class PublicApiTests {

	private static final Path LISTING = Path.of("../docs/api.txt");

	private static final String UPDATE = "mvn -pl neffos-spring-integration-tests -am test -Dtest=PublicApiTests"
			+ " -Dsurefire.failIfNoSpecifiedTests=false -Dneffos.api.update=true";

	@ArchTest
	static void hiddenTypes(JavaClasses classes) {
		Set<String> named = new TreeSet<>();
		classes.stream()
			.filter(ProductionClasses::isApi)
			.filter(PublicApiTests::isNamedByApplications)
			.forEach((type) -> {
				hidden(supertypes(type)).forEach((hidden) -> named.add(type.getName() + " is a " + hidden.getName()));
				members(type).forEach((member) -> hidden(types(member)).forEach(
						(hidden) -> named.add(type.getName() + "." + member.getName() + " names " + hidden.getName())));
			});
		assertThat(named).isEmpty();
	}

	@ArchTest
	static void listing(JavaClasses classes) throws IOException {
		String listing = ApiListing.of(classes.stream().filter(ProductionClasses::isApi));
		if (Boolean.getBoolean("neffos.api.update")) {
			Files.writeString(LISTING, listing);
		}
		assertThat(LISTING).as("The public API has changed. If that is meant: " + UPDATE).content().isEqualTo(listing);
		assertThat(listing).doesNotContain("engine.");
	}

	/**
	 * Applications exclude auto-configurations at most. Boot has these declare beans of
	 * hidden types by their own supertypes.
	 */
	private static boolean isNamedByApplications(JavaClass type) {
		return !type.isAnnotatedWith(AutoConfiguration.class);
	}

	/**
	 * Return the members that code of other packages can use, inherited ones included.
	 */
	private static Stream<? extends JavaMember> members(JavaClass type) {
		return Stream.of(type.getAllFields(), type.getAllMethods(), type.getConstructors())
			.flatMap(Set::stream)
			.filter((member) -> ProductionClasses.isOwn(member.getOwner()))
			.filter((member) -> !member.getModifiers().contains(JavaModifier.SYNTHETIC)
					&& !member.getModifiers().contains(JavaModifier.BRIDGE))
			.filter((member) -> isVisible(member, type));
	}

	private static boolean isVisible(JavaMember member, JavaClass type) {
		Set<JavaModifier> modifiers = member.getModifiers();
		return modifiers.contains(JavaModifier.PUBLIC)
				|| (modifiers.contains(JavaModifier.PROTECTED) && !type.getModifiers().contains(JavaModifier.FINAL));
	}

	private static Stream<JavaType> supertypes(JavaClass type) {
		return Stream.of(type.getSuperclass().stream(), type.getInterfaces().stream(), bounds(type.getTypeParameters()))
			.flatMap((types) -> types);
	}

	private static Stream<JavaType> types(JavaMember member) {
		if (member instanceof JavaField field) {
			return Stream.of(field.getType());
		}
		JavaCodeUnit unit = (JavaCodeUnit) member;
		return Stream
			.of(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(), unit.getExceptionTypes().stream(),
					bounds(unit.getTypeParameters()))
			.flatMap((types) -> types);
	}

	private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> variables) {
		return variables.stream().flatMap((variable) -> variable.getUpperBounds().stream());
	}

	private static Stream<JavaClass> hidden(Stream<? extends JavaType> types) {
		return types.flatMap((type) -> type.getAllInvolvedRawTypes().stream())
			.map(JavaClass::getBaseComponentType)
			.filter((type) -> (ProductionClasses.isOwn(type) && !ProductionClasses.isApi(type)) || isOfNetty(type));
	}

	/**
	 * Return whether a type is a part of the network's: a buffer in the hands of an
	 * application could be released while others read it.
	 */
	private static boolean isOfNetty(JavaClass type) {
		return type.getPackageName().startsWith("io.netty.");
	}

}
