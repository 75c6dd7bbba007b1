package io.neffos.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.core.annotation.AliasFor;

/**
 * A method that handles one event, or each of several. What it returns, directly or
 * through a single-value reactive type, is the body of the reply; what it throws is the
 * error that the client reads.
 * <p>
 * Methods whose return type is reactive, a future or an
 * {@link io.neffos.spring.connection.Emission}, and Kotlin's {@code suspend} functions,
 * run on the event loop and must not block. All others run on a thread that may block.
 * <p>
 * Parameters may be the {@link io.neffos.spring.message.NeffosMessage}, its
 * {@link io.neffos.spring.connection.NamespaceConnection},
 * {@link io.neffos.spring.connection.NeffosConnection},
 * {@link io.neffos.spring.connection.Room},
 * {@link io.neffos.spring.connection.JoinedRoom} or
 * {@link io.neffos.spring.connection.Handshake}, the {@link java.security.Principal}, a
 * header of the handshake
 * ({@link org.springframework.messaging.handler.annotation.Header @Header}), and one that
 * takes the body: a text, bytes, or an object that the application's codecs can read. It
 * may be marked by {@link org.springframework.messaging.handler.annotation.Payload} and
 * need not be.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective(NeffosEventReflectiveProcessor.class)
public @interface NeffosEvent {

	/**
	 * The value of {@link #namespace()} that means the namespace of the method's
	 * {@link NeffosController}. No namespace can have this name.
	 */
	String CONTROLLER_NAMESPACE = "\n(controller)\n";

	/**
	 * Alias for {@link #event()}.
	 * @return the events
	 */
	@AliasFor("event")
	String[] value() default {};

	/**
	 * The events, each as if it had a method of its own; may hold <code>${…}</code>
	 * placeholders. No event, or an empty name, stands for the method's name.
	 * @return the events
	 */
	@AliasFor("value")
	String[] event() default {};

	/**
	 * The namespace; may hold <code>${…}</code> placeholders. Default to the controller's
	 * namespace; required outside of a {@link NeffosController}, where {@code ""} is the
	 * empty namespace.
	 * @return the namespace
	 */
	String namespace() default CONTROLLER_NAMESPACE;

}
