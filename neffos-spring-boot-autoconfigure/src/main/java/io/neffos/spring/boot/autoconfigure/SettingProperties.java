package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.limits.Setting;

/**
 * The properties by which applications set limits.
 *
 * @since 0.1.0
 */
public final class SettingProperties {

	private SettingProperties() {
	}

	/**
	 * Return the property of a setting.
	 * @param setting the setting
	 * @return the property's name without {@code neffos.server.}
	 */
	public static String nameOf(Setting setting) {
		return switch (setting) {
			case MAX_MESSAGE_SIZE -> "max-message-size";
			case MAX_HEADER_SIZE -> "max-header-size";
			case MAX_CONNECTIONS -> "admission.max-connections";
			case MAX_CONNECTIONS_PER_ADDRESS -> "admission.max-connections-per-address";
			case MAX_CONNECTIONS_PER_USER -> "admission.max-connections-per-user";
			case MAX_CONNECTIONS_PER_ID -> "admission.max-connections-per-id";
			case HANDSHAKE_TIMEOUT -> "handshake.timeout";
			case MAX_PENDING_MESSAGES -> "handshake.max-pending-messages";
			case MAX_PENDING_SIZE -> "handshake.max-pending-size";
			case MAX_NAMESPACES_PER_CONNECTION -> "limits.max-namespaces-per-connection";
			case MAX_ROOMS_PER_CONNECTION -> "limits.max-rooms-per-connection";
			case MAX_NAME_LENGTH -> "limits.max-room-name-length";
			case MAX_TOKEN_LENGTH -> "limits.max-token-length";
			case MAX_PENDING_ASKS -> "limits.max-pending-asks";
			case ASK_TIMEOUT -> "ask-timeout";
			case HEARTBEAT_INTERVAL -> "heartbeat.interval";
			case HEARTBEAT_TIMEOUT -> "heartbeat.timeout";
			case CLOSE_GRACE_PERIOD -> "limits.close-grace-period";
			case MAX_INBOUND_MESSAGES_DURING_ASK -> "limits.max-inbound-messages-during-ask";
			case MAX_INBOUND_SIZE_DURING_ASK -> "limits.max-inbound-size-during-ask";
			case MAX_INBOUND_MESSAGES -> "limits.max-inbound-messages";
			case MAX_INBOUND_SIZE -> "limits.max-inbound-size";
			case MESSAGE_TIMEOUT -> "limits.message-timeout";
			case MAX_EVENTS_PER_SECOND -> "limits.max-events-per-second";
			case MAX_EVENT_BURST -> "limits.max-event-burst";
			case HANDLER_TIMEOUT -> "limits.handler-timeout";
			case MAX_OUTBOUND_MESSAGES -> "outbound.max-queued-messages";
			case MAX_OUTBOUND_SIZE -> "outbound.max-queued-size";
			case STALL_TIMEOUT -> "outbound.stall-timeout";
			case MAX_HEAP_SIZE -> "memory.max-heap-size";
			case MAX_DIRECT_SIZE -> "memory.max-direct-size";
			case MAX_QUEUED_SIZE -> "broadcast.max-queued-size";
		};
	}

}
