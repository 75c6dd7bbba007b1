package io.neffos.spring.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.Assert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dependencies between packages and on libraries.
 */
@AnalyzeClasses(packages = ProductionClasses.BASE, importOptions = ProductionClasses.class)
class ArchitectureTests {

	private static final String BASE = "io.neffos.spring.";

	private static final PackageDirections DIRECTIONS = new PackageDirections().allow("engine.text")
		.allow("message", "engine.text")
		.allow("connection", "message")
		.allow("limits", "message")
		.allow("engine.support", "engine.text", "limits")
		.allow("engine.wire", "engine.text", "message")
		.allow("engine.transport", "engine.wire", "message", "connection")
		.allow("engine.memory", "engine.support", "engine.transport", "limits")
		.allow("engine.session", "engine.text", "engine.support", "engine.wire", "engine.transport", "engine.memory",
				"message", "connection", "limits")
		.allow("engine.client", "engine.support", "engine.wire", "engine.transport", "engine.session", "message",
				"limits")
		.allow("engine.broadcast", "engine.text", "engine.support", "engine.wire", "engine.transport", "engine.memory",
				"engine.session", "message", "connection", "limits")
		.allow("engine.server", "engine.support", "engine.transport", "engine.session", "engine.broadcast", "message",
				"connection", "limits")
		.allow("server", "engine.text", "engine.support", "engine.wire", "engine.memory", "engine.session",
				"engine.broadcast", "engine.server", "message", "connection", "limits")
		.allow("annotation")
		.allow("annotation.support", "engine.text", "engine.support", "message", "connection", "server", "annotation")
		.allow("webflux.support", "engine.wire", "engine.transport", "engine.session", "engine.broadcast", "message")
		.allow("webflux.netty", "engine.wire", "engine.transport", "engine.session", "engine.broadcast", "message",
				"webflux.support")
		.allow("webflux.tomcat", "engine.transport", "webflux.support")
		.allow("webflux.jetty", "webflux.support")
		.allow("webflux", "engine.text", "engine.support", "engine.transport", "engine.session", "engine.broadcast",
				"engine.server", "message", "connection", "limits", "server", "webflux.support", "webflux.netty",
				"webflux.tomcat", "webflux.jetty")
		.allow("test", "engine.transport", "engine.wire", "engine.client", "message", "connection")
		.allow("boot.autoconfigure", "engine.support", "message", "connection", "limits", "server",
				"annotation.support", "webflux")
		.allow("boot.metrics", "engine.support", "message", "connection", "limits", "server", "boot.autoconfigure")
		.allow("boot.actuate", "engine.text", "engine.support", "message", "connection", "limits", "server", "webflux",
				"boot.autoconfigure")
		.allow("boot.test", "message", "connection", "server", "annotation", "annotation.support", "webflux", "test",
				"boot.autoconfigure");

	/**
	 * What is still to be removed. Nothing may be added.
	 */
	private static final Set<String> KNOWN = Set.of("engine.transport -> engine.memory");

	@ArchTest
	static void everyPackage(JavaClasses classes) {
		Map<String, List<JavaClass>> byPackage = classes.stream()
			.collect(Collectors.groupingBy(ProductionClasses::packageOf));
		assertThat(byPackage).containsOnlyKeys(DIRECTIONS.packages());
		assertThat(classes.size()).isGreaterThan(400);
	}

	@ArchTest
	static final ArchRule directions = classes().should(dependOnAllowedPackages());

	@ArchTest
	static void unusedDirections(JavaClasses classes) {
		Set<String> used = classes.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.filter((dependency) -> ProductionClasses.isOwn(dependency.getTargetClass()))
			.map((dependency) -> direction(dependency.getOriginClass(), dependency.getTargetClass()))
			.collect(Collectors.toSet());
		assertThat(DIRECTIONS.packages()
			.stream()
			.flatMap((from) -> DIRECTIONS.dependencies(from).stream().map((to) -> from + " -> " + to)))
			.isSubsetOf(used);
	}

	@ArchTest
	static final ArchRule springBoot = noClasses().that()
		.resideOutsideOfPackage(BASE + "boot..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule springBeforeTheServer = noClasses().that()
		.resideInAnyPackage(BASE + "message..", BASE + "connection..", BASE + "limits..", BASE + "engine..")
		.should()
		.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.springframework..")
			.and(DescribedPredicate.not(JavaClass.Predicates.type(Assert.class))));

	@ArchTest
	static final ArchRule librariesOfMessages = classes().that()
		.resideInAPackage(BASE + "message..")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(BASE + "message..", BASE + "engine.text..", "java..", "io.netty.buffer..",
				"io.netty.util..", "org.jspecify.annotations..");

	@ArchTest
	static final ArchRule librariesOfConnections = noClasses().that()
		.resideInAnyPackage(BASE + "connection..", BASE + "limits..", BASE + "engine..", BASE + "server..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("reactor.netty..", "io.netty.channel..", "io.netty.handler..");

	@ArchTest
	static final ArchRule testSupport = noClasses().that()
		.resideOutsideOfPackages(BASE + "test..", BASE + "boot.test..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.test..", "org.springframework.boot.test..", "org.junit..",
				"reactor.test..");

	/**
	 * On the module path, a package can be in one jar only.
	 */
	@ArchTest
	static void splitPackages(JavaClasses classes) {
		Map<String, Set<String>> homes = classes.stream()
			.collect(Collectors.groupingBy(ProductionClasses::packageOf,
					Collectors.mapping(ProductionClasses::homeOf, Collectors.toSet())));
		assertThat(homes.values()).allSatisfy((jars) -> assertThat(jars).hasSize(1));
		assertThat(homes.values().stream().flatMap(Set::stream).distinct()).hasSize(3);
	}

	@ArchTest
	static final ArchRule transports = noClasses().that()
		.resideOutsideOfPackage(BASE + "webflux.tomcat..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.apache.tomcat..", "org.apache.catalina..", "org.apache.coyote..");

	@ArchTest
	static final ArchRule autoConfigurations = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL)
		.andShould()
		.resideInAPackage(BASE + "boot..");

	@ArchTest
	static final ArchRule beanMethods = methods().that()
		.areAnnotatedWith(Bean.class)
		.and()
		.areDeclaredInClassesThat(areConfigurations())
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule nullMarked = classes().should(resideInANullMarkedPackage());

	private static String direction(JavaClass from, JavaClass to) {
		return ProductionClasses.packageOf(from) + " -> " + ProductionClasses.packageOf(to);
	}

	private static ArchCondition<JavaClass> dependOnAllowedPackages() {
		return new ArchCondition<>("depend on packages that theirs may depend on") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> ProductionClasses.isOwn(dependency.getTargetClass()))
					.forEach((dependency) -> {
						JavaClass target = dependency.getTargetClass();
						boolean allowed = DIRECTIONS.allows(ProductionClasses.packageOf(type),
								ProductionClasses.packageOf(target)) || KNOWN.contains(direction(type, target));
						events.add(new SimpleConditionEvent(type, allowed,
								direction(type, target) + ": " + dependency.getDescription()));
					});
			}

		};
	}

	private static DescribedPredicate<JavaClass> areConfigurations() {
		return DescribedPredicate.describe("are configurations",
				(type) -> type.isMetaAnnotatedWith(Configuration.class));
	}

	private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
		return new ArchCondition<>("reside in a package that is @NullMarked") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				JavaPackage home = type.getPackage();
				boolean marked = home.isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked,
						home.getName() + ((marked) ? " is" : " is not") + " @NullMarked"));
			}

		};
	}

}
