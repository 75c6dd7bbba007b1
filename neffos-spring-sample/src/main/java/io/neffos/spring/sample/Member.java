package io.neffos.spring.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.neffos.spring.connection.NamespaceConnection;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has a name in the chat.
 *
 * @param name the name
 * @param token what the page shows to get the name again after a reload or a lost
 * connection
 * @param connection the connection that the member speaks through
 */
record Member(String name, String token, NamespaceConnection connection) {

	boolean isOn(NamespaceConnection other) {
		return this.connection.connection() == other.connection();
	}

	boolean isGone() {
		return !this.connection.connection().isOpen();
	}

	boolean hasToken(@Nullable String other) {
		return other != null && MessageDigest.isEqual(bytes(this.token), bytes(other));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
