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
 * @param maxHeaderSize Maximum size of the headers of a client's upgrade, and of its URL.
 * @param allowedOrigins Comma-separated list of origins, or patterns of origins, from
 * which browsers may connect in addition to the application's own origin.
 * @param allowedHosts Comma-separated list of the host names that clients may use for the
 * endpoint. Any by default.
 * @param queryHeaders Comma-separated list of headers that clients may send in the query
 * of the endpoint's URL.
 * @param handshake What holds until a client has been acknowledged.
 * @param askTimeout How long the server waits for a client's answer by default.
 * @param outbound How much may wait for a client that reads slowly.
 * @param broadcast How broadcasts are sent.
 * @param limits How much one client may use.
 * @param admission How many connections the server takes.
 * @param heartbeat How the server finds out that a client is gone.
 * @param shutdown How connections end when the application does.
 * @param errors What clients read of errors.
 * @param blocking Where methods run that may block.
 * @since 0.1.0
 */
@ConfigurationProperties("neffos")
public record NeffosProperties(@DefaultValue("/neffos") String path, @DefaultValue("64KB") DataSize maxMessageSize,
		@DefaultValue("8KB") DataSize maxHeaderSize, @DefaultValue List<String> allowedOrigins,
		@DefaultValue List<String> allowedHosts, @DefaultValue("X-Websocket-Reconnect") Set<String> queryHeaders,
		@DefaultValue Handshake handshake, @DefaultValue("30s") Duration askTimeout, @DefaultValue Outbound outbound,
		@DefaultValue Broadcast broadcast, @DefaultValue Limits limits, @DefaultValue Admission admission,
		@DefaultValue Heartbeat heartbeat, @DefaultValue Shutdown shutdown, @DefaultValue Errors errors,
		@DefaultValue Blocking blocking) {

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

	/**
	 * How much one client may use.
	 *
	 * @param namespaces How many namespaces a client may be connected to.
	 * @param rooms How many rooms a client may be in, over all namespaces.
	 * @param nameLength How many characters the name of a namespace, a room or an event
	 * may have.
	 * @param tokenLength How many characters the token of a client's ask may have.
	 * @param pendingAsks How many questions of the server a client may leave open.
	 * @param inboundMessages How many messages of a client may wait for their handlers
	 * before the server stops to read from it.
	 * @param inboundSize Maximum size of the messages that wait for their handlers.
	 * @param owedMessages How many messages of a client may wait while it owes the server
	 * an answer. At least as many as otherwise.
	 * @param owedSize Maximum size of the messages that wait while an answer is owed. At
	 * least as much as otherwise.
	 * @param messageTime How long a message of a client may take from its first fragment
	 * to its last one. On Reactor Netty only.
	 * @param eventsPerSecond How many messages a client may send per second. Unlimited by
	 * default.
	 * @param eventsBurst How many messages a client may send at once after a pause.
	 * Default to those of a second.
	 * @param handlerTimeout How long a handler may take before it is cancelled. Unlimited
	 * by default.
	 * @param serverHeapSize Maximum size of what everything that waits for all clients
	 * keeps of the heap. Default to a quarter of the maximum heap.
	 * @param serverDirectSize Maximum size of what everything that waits for all clients
	 * keeps of direct memory. Default to a quarter of the maximum direct memory.
	 * @param closeGrace How long a running handler holds up the end of its connection.
	 */
	public record Limits(@DefaultValue("32") int namespaces, @DefaultValue("128") int rooms,
			@DefaultValue("200") int nameLength, @DefaultValue("256") int tokenLength,
			@DefaultValue("128") int pendingAsks, @DefaultValue("64") int inboundMessages,
			@DefaultValue("256KB") DataSize inboundSize, @DefaultValue("1024") int owedMessages,
			@DefaultValue("4MB") DataSize owedSize, @DefaultValue("30s") Duration messageTime,
			@Nullable Integer eventsPerSecond, @Nullable Integer eventsBurst, @Nullable Duration handlerTimeout,
			@Nullable DataSize serverHeapSize, @Nullable DataSize serverDirectSize,
			@DefaultValue("10s") Duration closeGrace) {
	}

	/**
	 * How many connections the server takes, pending ones included.
	 *
	 * @param connections How many connections at all. Unlimited by default.
	 * @param perAddress How many connections from one IP address. Unlimited by default.
	 * @param perUser How many connections of one user. Unlimited by default.
	 * @param perId How many connections of one id. Unlimited by default.
	 */
	public record Admission(@Nullable Integer connections, @Nullable Integer perAddress, @Nullable Integer perUser,
			@Nullable Integer perId) {
	}

	/**
	 * How the server finds out that a client is gone.
	 *
	 * @param enabled Whether silent clients are pinged at all.
	 * @param interval How long a client may be silent before it is pinged.
	 * @param timeout How long it may be silent after that before its connection ends.
	 */
	public record Heartbeat(@DefaultValue("true") boolean enabled, @DefaultValue("25s") Duration interval,
			@DefaultValue("10s") Duration timeout) {
	}

	/**
	 * How connections end when the application does.
	 *
	 * @param batchSize How many connections end together. More where the time of the
	 * shutdown phase would not be enough.
	 * @param batchInterval How much time is between two batches, on average.
	 */
	public record Shutdown(@DefaultValue("200") int batchSize, @DefaultValue("100ms") Duration batchInterval) {
	}

	/**
	 * Where methods run that may block.
	 *
	 * @param threads Maximum number of threads for event methods that may block, and as
	 * many for lifecycle methods. Default to 64 or ten for each processor, whichever is
	 * more. Not used with virtual threads.
	 */
	public record Blocking(@Nullable Integer threads) {
	}

	/**
	 * What clients read of errors.
	 *
	 * @param includeBindingErrors When to include the fields that aren't valid, with the
	 * messages of their constraints, in the error of a body that was refused.
	 */
	public record Errors(@DefaultValue("always") IncludeBindingErrors includeBindingErrors) {

		/**
		 * When to include something.
		 */
		public enum IncludeBindingErrors {

			/** Always. */
			ALWAYS,

			/** Never. */
			NEVER

		}

	}

}
