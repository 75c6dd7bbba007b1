package io.neffos.spring.boot.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What has become of connections that were to leave a namespace or a room, or to end.
 *
 * @param server the name of the server's bean
 * @param connections how many connections were meant
 * @param done how many have left, or are being ended
 * @param failed how many haven't: the client or the application has refused, the client
 * hasn't answered in time, or it was gone already
 * @since 0.1.0
 */
public record DepartureDescriptor(String server, int connections, int done,
		int failed) implements OperationResponseBody {

}
