package io.neffos.spring.engine.broadcast;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Which of those it reaches a broadcast is for.
 */
final class Audience {

	private static final Log logger = LogFactory.getLog(Audience.class);

	private final Broadcast broadcast;

	private final Exclude exclude;

	/** The rooms of the messages so far, of which each may occur once. */
	private final @Nullable Set<String> rooms;

	private final AtomicBoolean failed = new AtomicBoolean();

	private Audience(Broadcast broadcast) {
		this.broadcast = broadcast;
		this.exclude = (broadcast.once()) ? broadcast.exclude().and(afterTheFirst()) : broadcast.exclude();
		this.rooms = (broadcast.once()) ? new HashSet<>() : null;
	}

	static Audience of(Broadcast broadcast) {
		return new Audience(broadcast);
	}

	/**
	 * Return the audience of the broadcast's next message. Called for each message, in
	 * order, by one thread at a time.
	 * @return this one, or another one if the message begins anew with a room
	 */
	Audience next(NeffosMessage message) {
		if (this.rooms == null || this.rooms.add(message.room())) {
			return this;
		}
		return new Audience(this.broadcast).next(message);
	}

	/**
	 * Whether a connection gets a message. An exclusion that fails leaves out, also with
	 * an error of the JVM, which would otherwise reach the event loop: better one message
	 * too few than one for the wrong eyes.
	 */
	boolean includes(NeffosConnection connection) {
		try {
			return !this.exclude.test(connection);
		}
		catch (Throwable ex) {
			if (this.failed.compareAndSet(false, true)) {
				logger.error("The exclusion of a broadcast failed", ex);
			}
			return false;
		}
	}

	/**
	 * Leaves out connections that have been sent to before, so that a member of several
	 * rooms gets a message once.
	 */
	private static Exclude afterTheFirst() {
		Set<NeffosConnection> reached = ConcurrentHashMap.newKeySet();
		return Exclude.matching((connection) -> !reached.add(connection));
	}

}
