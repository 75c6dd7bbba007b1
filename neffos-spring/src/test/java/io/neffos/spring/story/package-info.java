/**
 * Random stories: two clients and the server connect, join, leave, ask and close in any
 * order while callbacks end late, fail, or never. In memory and in virtual time.
 */
@NullMarked
package io.neffos.spring.story;

import org.jspecify.annotations.NullMarked;
