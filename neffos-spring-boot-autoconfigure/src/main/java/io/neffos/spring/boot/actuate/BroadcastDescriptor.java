package io.neffos.spring.boot.actuate;

import io.neffos.spring.connection.BroadcastResult;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What has become of a broadcast.
 *
 * @param server the name of the server's bean
 * @param recipients for how many connections it was
 * @param queued to how many it was handed on
 * @param dropped for how many a slow consumer's policy has dropped it
 * @param closed how many were closed meanwhile
 * @since 0.1.0
 */
public record BroadcastDescriptor(String server, int recipients, int queued, int dropped,
		int closed) implements OperationResponseBody {

	static BroadcastDescriptor of(NamedServer named, BroadcastResult result) {
		return new BroadcastDescriptor(named.name(), result.recipients(), result.queued(), result.dropped(),
				result.closed());
	}

}
