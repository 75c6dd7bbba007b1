package io.neffos.spring.connection;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks methods whose result must be used: nothing happens before the returned publisher
 * is subscribed to. Static analysis, such as Error Prone's and IntelliJ IDEA's, knows the
 * annotation by its simple name.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CheckReturnValue {

}
