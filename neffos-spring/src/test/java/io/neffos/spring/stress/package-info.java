/**
 * The server under many clients and threads at once.
 */
@NullMarked
package io.neffos.spring.stress;

import org.jspecify.annotations.NullMarked;
