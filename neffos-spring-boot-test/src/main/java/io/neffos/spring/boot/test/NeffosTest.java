package io.neffos.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.autoconfigure.json.AutoConfigureJson;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.AliasFor;

/**
 * Tests the neffos controllers of an application over real connections, and nothing else
 * of it. The test starts the endpoint on a free port of this machine's loopback interface
 * and can have a {@link io.neffos.spring.test.NeffosTestClients} bean injected.
 * <p>
 * Of the application's components there are those annotated with
 * {@code @NeffosController}, {@code @ControllerAdvice} or {@code @JacksonComponent}, and
 * those that are a {@code ConnectionInterceptor}, a {@code ConnectionIdGenerator}, a
 * {@code NeffosServerCustomizer}, a {@code ConflationKey}, a {@code BodyConverter}, a
 * {@code Converter}, a {@code GenericConverter}, a {@code WebFluxConfigurer} or a
 * {@code WebFilter}. What they need besides are beans that the test replaces or imports.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(NeffosTypeExcludeFilter.class)
@AutoConfigureJson
@AutoConfigureNeffos
@AutoConfigureNeffosTestClients
@ImportAutoConfiguration
public @interface NeffosTest {

	/**
	 * Add properties to the environment of the application.
	 * @return properties of the form {@code key=value}
	 */
	@AliasFor(annotation = SpringBootTest.class, attribute = "properties")
	String[] properties() default {};

	/**
	 * Name the controllers to test, as {@link #controllers()} does.
	 * @return the controllers, or none for all
	 */
	@AliasFor("controllers")
	Class<?>[] value() default {};

	/**
	 * Name the controllers to test.
	 * @return the controllers, or none for all
	 */
	@AliasFor("value")
	Class<?>[] controllers() default {};

	/**
	 * Whether default filtering should be used: the components listed above are included.
	 * @return {@code false} to include only the components of {@link #includeFilters()}
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Add components.
	 * @return filters for them
	 */
	ComponentScan.Filter[] includeFilters() default {};

	/**
	 * Leave components out.
	 * @return filters for them
	 */
	ComponentScan.Filter[] excludeFilters() default {};

	/**
	 * Leave auto-configurations out.
	 * @return the auto-configurations
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
