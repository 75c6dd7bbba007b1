/**
 * Tests of the Actuator's endpoint and health, over HTTP and with clients on real
 * sockets.
 */
@NullMarked
package io.neffos.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
