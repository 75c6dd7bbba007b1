/**
 * A client for tests of applications, on Netty's WebSocket client. Depends on the
 * client's protocol, Reactor and Netty.
 */
@NullMarked
package io.neffos.spring.test;

import org.jspecify.annotations.NullMarked;
