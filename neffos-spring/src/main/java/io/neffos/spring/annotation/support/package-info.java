/**
 * Finds annotated methods and makes event handlers of them. Depends on the server and on
 * spring-messaging.
 */
@NullMarked
package io.neffos.spring.annotation.support;

import org.jspecify.annotations.NullMarked;
