package io.neffos.spring.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/**
 * The main classes of all modules, from their folders or their jars. The classes that
 * other modules test with come from a folder or from a jar, too, and are left out.
 */
class ProductionClasses implements ImportOption {

	static final String BASE = "io.neffos.spring";

	@Override
	public boolean includes(Location location) {
		return !location.contains("/test-classes/") && !location.contains("-tests.jar");
	}

	/**
	 * Return the name of the package relative to the project's base package, for example
	 * {@code engine.wire}.
	 */
	static String packageOf(JavaClass type) {
		return type.getPackageName().substring(BASE.length() + 1);
	}

	/**
	 * Return the folder or jar that the class was read from.
	 */
	static String homeOf(JavaClass type) {
		String uri = type.getSource().orElseThrow().getUri().toString();
		return uri.substring(0, uri.length() - type.getName().length() - ".class".length());
	}

	static boolean isOwn(JavaClass type) {
		return type.getPackageName().startsWith(BASE + ".");
	}

	/**
	 * Whether a package isn't API although it has public types.
	 */
	static boolean isInternal(String name) {
		return name.startsWith("engine.") || name.startsWith("webflux.");
	}

	/**
	 * Whether applications may name the type: public like all types around it, or
	 * protected in a type that can be extended, in a package that is API.
	 */
	static boolean isApi(JavaClass type) {
		return isOwn(type) && !isInternal(packageOf(type)) && isVisible(type);
	}

	private static boolean isVisible(JavaClass type) {
		boolean visible = type.getModifiers().contains(JavaModifier.PUBLIC)
				|| type.getModifiers().contains(JavaModifier.PROTECTED);
		return visible && type.getEnclosingClass().map(ProductionClasses::isVisible).orElse(true);
	}

}
