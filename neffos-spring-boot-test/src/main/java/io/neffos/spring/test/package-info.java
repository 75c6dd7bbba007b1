/**
 * A client for tests of applications, on Netty's WebSocket client, and a connection for
 * tests of handlers without a server. Depends on the client's protocol, the API of
 * connections, Reactor and Netty.
 */
@NullMarked
package io.neffos.spring.test;

import org.jspecify.annotations.NullMarked;
