package io.neffos.spring;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
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

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Which package may know which.
 */
@AnalyzeClasses(packages = "io.neffos.spring", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String BASE = "io.neffos.spring.";

	@ArchTest
	static final ArchRule directions = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.ensureAllClassesAreContainedInArchitecture()
		.withOptionalLayers(true)
		.layer("message")
		.definedBy(BASE + "message..")
		.layer("connection")
		.definedBy(BASE + "connection..")
		.layer("broadcast")
		.definedBy(BASE + "broadcast..")
		.layer("server")
		.definedBy(BASE + "server..")
		.layer("annotation")
		.definedBy(BASE + "annotation..")
		.layer("webflux")
		.definedBy(BASE + "webflux..")
		.layer("exchange")
		.definedBy(BASE + "exchange..")
		.layer("client")
		.definedBy(BASE + "client..")
		.layer("test")
		.definedBy(BASE + "test..")
		.layer("boot")
		.definedBy(BASE + "boot..")
		.whereLayer("connection")
		.mayOnlyAccessLayers("message")
		.whereLayer("message")
		.mayNotAccessAnyLayer()
		.whereLayer("broadcast")
		.mayOnlyAccessLayers("message", "connection")
		.whereLayer("server")
		.mayOnlyAccessLayers("message", "connection", "broadcast")
		.whereLayer("annotation")
		.mayOnlyAccessLayers("message", "connection", "broadcast", "server")
		.whereLayer("webflux")
		.mayOnlyAccessLayers("message", "connection", "broadcast", "server")
		.whereLayer("exchange")
		.mayOnlyAccessLayers("message", "connection", "broadcast", "server")
		.whereLayer("client")
		.mayOnlyAccessLayers("message", "connection")
		.whereLayer("test")
		.mayOnlyAccessLayers("message", "connection", "client")
		.whereLayer("boot")
		.mayNotBeAccessedByAnyLayer();

	@ArchTest
	static final ArchRule cycles = slices().matching(BASE + "(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule springBoot = noClasses().that()
		.resideOutsideOfPackage(BASE + "boot..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule springBeforeTheServer = noClasses().that()
		.resideInAnyPackage(BASE + "message..", BASE + "connection..", BASE + "broadcast..", BASE + "client..",
				BASE + "test..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..");

	@ArchTest
	static final ArchRule librariesOfMessages = classes().that()
		.resideInAPackage(BASE + "message..")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(BASE + "message..", "java..", "io.netty.buffer..", "io.netty.util..",
				"org.jspecify.annotations..");

	@ArchTest
	static final ArchRule librariesOfConnections = noClasses().that()
		.resideInAPackage(BASE + "connection..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("reactor.netty..", "io.netty.channel..", "io.netty.handler..");

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
