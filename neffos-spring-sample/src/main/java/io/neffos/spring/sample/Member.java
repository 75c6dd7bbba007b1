package io.neffos.spring.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.neffos.spring.connection.NamespaceConnection;
import org.jspecify.annotations.Nullable;

/**
 * A participant of the chat with a name.
 *
 * @param name the name
 * @param token the secret with which the page gets the name again after a reload or a
 * lost connection
 * @param connection the connection of the member's page
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
