/**
 * Messages, and the catalogues of events, errors and close codes. Depends on the JDK and
 * on Netty's buffers only.
 */
@NullMarked
package io.neffos.spring.message;

import org.jspecify.annotations.NullMarked;
