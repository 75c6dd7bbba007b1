/**
 * The annotations by which an application declares its event handlers. Depends on Spring
 * only.
 */
@NullMarked
package io.neffos.spring.annotation;

import org.jspecify.annotations.NullMarked;
