package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the neffos server and its endpoint.
 *
 * @param path Path of the WebSocket endpoint.
 * @param maxMessageSize Maximum size of a message that a client may send.
 * @param allowedOrigins Comma-separated list of origins, or patterns of origins, from
 * which browsers may connect in addition to the application's own origin.
 * @param queryHeaders Comma-separated list of headers that clients may send in the query
 * of the endpoint's URL.
 * @param handshake What holds until a client has been acknowledged.
 * @param askTimeout How long the server waits for a client's answer by default.
 * @param outbound How much may wait for a client that reads slowly.
 * @param broadcast How broadcasts are sent.
 * @since 0.1.0
 */
@ConfigurationProperties("neffos")
public record NeffosProperties(@DefaultValue("/neffos") String path, @DefaultValue("64KB") DataSize maxMessageSize,
		@DefaultValue List<String> allowedOrigins, @DefaultValue("X-Websocket-Reconnect") Set<String> queryHeaders,
		@DefaultValue Handshake handshake, @DefaultValue("30s") Duration askTimeout, @DefaultValue Outbound outbound,
		@DefaultValue Broadcast broadcast) {

	/**
	 * What holds until a client has been acknowledged.
	 *
	 * @param ackTimeout How long the handshake may take, from the upgrade until both the
	 * client and the application have agreed.
	 * @param pendingMessages How many messages of the client are kept until then.
	 * @param pendingSize Maximum size of the messages that are kept until then.
	 */
	public record Handshake(@DefaultValue("10s") Duration ackTimeout, @DefaultValue("16") int pendingMessages,
			@DefaultValue("64KB") DataSize pendingSize) {
	}

	/**
	 * How much may wait for a client that reads slowly.
	 *
	 * @param messages How many messages may wait to be sent to a client.
	 * @param size Maximum size of the messages that wait to be sent to a client.
	 * @param stallTimeout How long a client for which more waits may take nothing of it
	 * before its connection ends.
	 * @param policy What becomes of events for a client that reads slowly.
	 * @param namespaces Policies of namespaces and their rooms, by namespace.
	 */
	public record Outbound(@DefaultValue("1024") int messages, @DefaultValue("1MB") DataSize size,
			@DefaultValue("2s") Duration stallTimeout, @DefaultValue("close") Action policy,
			@DefaultValue Map<String, OutboundNamespace> namespaces) {
	}

	/**
	 * What becomes of a namespace's events for a client that reads slowly.
	 *
	 * @param policy Policy of the namespace. Default to the server's.
	 * @param rooms Policies of rooms, by their names or by patterns of these.
	 */
	public record OutboundNamespace(@Nullable Action policy, @DefaultValue Map<String, Action> rooms) {
	}

	/**
	 * How broadcasts are sent.
	 *
	 * @param sync Whether broadcasts run one after another, each done only when every
	 * recipient's frames were handed to the transport.
	 * @param queuedSize Maximum size of what waits for one event loop, before broadcasts
	 * and emits are refused.
	 */
	public record Broadcast(@DefaultValue("false") boolean sync, @DefaultValue("64MB") DataSize queuedSize) {
	}

}
