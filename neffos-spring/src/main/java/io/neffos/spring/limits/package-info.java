/**
 * Limits that an application sets, and what servers count, as values. Depends on nothing.
 */
@NullMarked
package io.neffos.spring.limits;

import org.jspecify.annotations.NullMarked;
