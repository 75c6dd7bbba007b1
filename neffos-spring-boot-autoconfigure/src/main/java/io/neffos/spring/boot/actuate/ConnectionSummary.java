package io.neffos.spring.boot.actuate;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.SlowConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection among others.
 *
 * @param id its id, which others may have too
 * @param user the name of who the client is, or {@code null} for an anonymous one
 * @param waiting what waits for the client to read, or {@code null} if that wasn't asked
 * for
 * @since 0.1.0
 */
public record ConnectionSummary(String id, @Nullable String user, @Nullable Waiting waiting) {

	static ConnectionSummary of(NeffosConnection connection) {
		return new ConnectionSummary(connection.id(), connection.user(), null);
	}

	static ConnectionSummary of(SlowConsumer slow) {
		return new ConnectionSummary(slow.connection().id(), slow.connection().user(), Waiting.of(slow));
	}

	/**
	 * What waits for a client to read.
	 *
	 * @param messages how many messages
	 * @param bytes their size, though several connections may share the memory
	 */
	public record Waiting(int messages, long bytes) {

		static Waiting of(SlowConsumer slow) {
			return new Waiting(slow.messages(), slow.bytes());
		}

	}

}
