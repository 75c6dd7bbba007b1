/**
 * The class that the guide's first project starts, apart from the applications of other
 * examples, which a test would take it for.
 */
@NullMarked
package io.neffos.spring.docs.start;

import org.jspecify.annotations.NullMarked;
