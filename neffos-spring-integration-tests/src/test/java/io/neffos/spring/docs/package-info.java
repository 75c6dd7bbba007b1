/**
 * The code of README.md and docs/, compiled, and tests of what they say.
 */
@NullMarked
package io.neffos.spring.docs;

import org.jspecify.annotations.NullMarked;
