package io.neffos.spring.annotation.support;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a method's arguments are made of.
 *
 * @param sender the client's connection to the event's namespace
 * @param message the message
 * @param failure what an exception handler is called for, {@code null} for other methods
 */
record HandlerCall(NamespaceConnection sender, NeffosMessage message, @Nullable Throwable failure) {

	HandlerCall(NamespaceConnection sender, NeffosMessage message) {
		this(sender, message, null);
	}

	HandlerCall failed(Throwable cause) {
		return new HandlerCall(this.sender, this.message, cause);
	}

}
