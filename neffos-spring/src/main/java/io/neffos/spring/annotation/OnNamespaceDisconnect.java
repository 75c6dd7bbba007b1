package io.neffos.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * A method that runs when a client leaves the namespace: what it throws refuses that,
 * unless the leave is forced.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@NeffosEvent(event = "_OnNamespaceDisconnect")
public @interface OnNamespaceDisconnect {

	/**
	 * The namespace, as in {@link NeffosEvent#namespace()}.
	 * @return the namespace
	 */
	@AliasFor(annotation = NeffosEvent.class)
	String namespace() default NeffosEvent.CONTROLLER_NAMESPACE;

}
