package io.neffos.spring.engine.session;

import io.neffos.spring.connection.Emission;
import io.neffos.spring.engine.support.QueueRefusals;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Refuses messages to single clients and logs them, because the result of an emit may
 * have no subscriber. Safe for use by several threads.
 */
final class RefusedEmits {

	private static final Log logger = LogFactory.getLog(RefusedEmits.class);

	private static final String ADVICE = "Send fewer messages at once";

	private final QueueRefusals refusals;

	RefusedEmits(ServerCounters counters) {
		this.refusals = new QueueRefusals(logger, counters, System::nanoTime, ADVICE);
	}

	/**
	 * Refuses a message because too much waits for the event loops.
	 */
	Emission<Void> full(ClientConnection connection, NeffosMessage message) {
		this.refusals.refused(() -> text(connection, message));
		return Emission.failed(Limit.QUEUED_SIZE.exceeded());
	}

	/**
	 * Refuses a message that can't be sent to the client as it is now.
	 */
	Emission<Void> refuse(ClientConnection connection, NeffosMessage message, NeffosException error) {
		if (logger.isDebugEnabled()) {
			logger.debug("Refused " + text(connection, message) + ": " + error.getMessage());
		}
		return Emission.failed(error);
	}

	private static String text(ClientConnection connection, NeffosMessage message) {
		String to = " to connection " + LogText.quote(connection.id());
		if (message.isNative()) {
			return "a native message" + to;
		}
		String room = (message.room().isEmpty()) ? "" : ", room " + LogText.quote(message.room());
		return "a message of event " + LogText.quote(message.event()) + " of namespace "
				+ LogText.quote(message.namespace()) + room + to;
	}

}
