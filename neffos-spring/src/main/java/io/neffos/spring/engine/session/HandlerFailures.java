package io.neffos.spring.engine.session;

import java.security.Principal;
import java.util.function.Supplier;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.engine.support.FailureLog;
import io.neffos.spring.engine.support.PrintableException;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs what handlers and callbacks fail with: at {@code DEBUG} what the client may read,
 * at {@code ERROR} anything else, with the names of the event and its handler, of the
 * connection and its user.
 */
final class HandlerFailures {

	private static final Log logger = LogFactory.getLog(HandlerFailures.class);

	private static final int MAX_CAUSES = 3;

	private final FailureLog log = new FailureLog(logger);

	private final HandlerLookup handlers;

	HandlerFailures(HandlerLookup handlers) {
		this.handlers = handlers;
	}

	/**
	 * Logs what the handling of a client's message has failed with.
	 */
	void failed(ClientConnection connection, NeffosMessage message, Throwable failure) {
		if (message.isNative()) {
			failed(connection, "", SystemEvent.NATIVE_MESSAGE, failure);
			return;
		}
		SystemEvent event = SystemEvent.of(message.event());
		if (event != null) {
			// as the router takes it
			failed(connection, message.namespace(), (event != SystemEvent.ROOM_LEFT) ? event : SystemEvent.ROOM_LEAVE,
					failure);
			return;
		}
		failed(connection, message.namespace(), message.event(),
				this.handlers.find(message.namespace(), message.event()), failure);
	}

	/**
	 * Logs the failure of a lifecycle event's handler.
	 */
	void failed(ClientConnection connection, String namespace, SystemEvent event, Throwable failure) {
		failed(connection, namespace, event.wireName(), this.handlers.find(namespace, event), failure);
	}

	/**
	 * Logs the failure of a callback of the connection.
	 */
	void failed(ClientConnection connection, String callback, Throwable failure) {
		failed(connection, callback, () -> callback, failure);
	}

	private void failed(ClientConnection connection, String namespace, String event, @Nullable EventHandler handler,
			Throwable failure) {
		String method = (handler != null) ? " (" + handler.description() + ")" : "";
		failed(connection, (handler != null) ? handler : this,
				() -> "event " + LogText.quote(event) + " of namespace " + LogText.quote(namespace) + method, failure);
	}

	private void failed(ClientConnection connection, Object source, Supplier<String> what, Throwable failure) {
		if (!(failure instanceof NeffosException)) {
			this.log.log(source, connection.loop().nanoTime(),
					() -> "Failure in " + what.get() + ", " + from(connection), failure);
		}
		else if (logger.isDebugEnabled()) {
			logger.debug("Error in " + what.get() + ", " + from(connection) + ": " + texts(failure));
		}
	}

	/**
	 * Returns an exception with its causes, without stack traces: clients may cause it as
	 * often as they like.
	 */
	private static String texts(Throwable failure) {
		StringBuilder texts = new StringBuilder(PrintableException.text(failure));
		Throwable cause = failure.getCause();
		for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
			texts.append("; caused by ").append(PrintableException.text(cause));
			cause = cause.getCause();
		}
		return texts.toString();
	}

	private static String from(ClientConnection connection) {
		Principal user = connection.principal();
		return "connection " + LogText.quote(connection.id())
				+ ((user != null) ? ", user " + LogText.quote(String.valueOf(user.getName())) : ", anonymous");
	}

}
