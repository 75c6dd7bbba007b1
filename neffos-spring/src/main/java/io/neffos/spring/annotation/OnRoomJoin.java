package io.neffos.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * A method that decides whether a client may enter a room: what it throws refuses it.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@NeffosEvent(event = "_OnRoomJoin")
public @interface OnRoomJoin {

	/**
	 * The namespace, as in {@link NeffosEvent#namespace()}.
	 * @return the namespace
	 */
	@AliasFor(annotation = NeffosEvent.class)
	String namespace() default NeffosEvent.CONTROLLER_NAMESPACE;

}
