package io.neffos.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A component whose {@link NeffosEvent @NeffosEvent} methods handle the events of one
 * namespace. The namespace is declared, and clients may connect to it, also when there
 * are no such methods.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface NeffosController {

	/**
	 * Alias for {@link #namespace()}.
	 * @return the namespace
	 */
	@AliasFor("namespace")
	String value() default "";

	/**
	 * The namespace; may hold <code>${…}</code> placeholders. Default to the empty
	 * namespace.
	 * @return the namespace
	 */
	@AliasFor("value")
	String namespace() default "";

}
