/**
 * Stands for applications whose packages begin as Spring's own do.
 */
@NullMarked
package org.springframework.samples;

import org.jspecify.annotations.NullMarked;
