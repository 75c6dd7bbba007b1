/**
 * Limits that an application sets, and counters of servers, as values. Depends on no
 * other package than messages.
 */
@NullMarked
package io.neffos.spring.limits;

import org.jspecify.annotations.NullMarked;
