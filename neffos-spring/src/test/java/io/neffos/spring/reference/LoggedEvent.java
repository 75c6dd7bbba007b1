package io.neffos.spring.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.neffos.spring.message.NeffosMessage;

/**
 * One callback that ran. Empty fields aren't written.
 *
 * @param connection the connection's id
 * @param namespace the namespace
 * @param event the event, or the name of a callback of the server
 * @param room the room
 * @param body the body as text
 * @param error the text of an error
 * @param local whether the server caused it
 * @param forced whether it can't be refused
 * @param nativeMessage whether it is a native message
 * @param binary whether it came as a binary message
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder({ "Conn", "NS", "Event", "Room", "Body", "Err", "IsLocal", "IsForced", "IsNative", "Binary" })
record LoggedEvent(@JsonProperty("Conn") String connection, @JsonProperty("NS") String namespace,
		@JsonProperty("Event") String event, @JsonProperty("Room") String room, @JsonProperty("Body") String body,
		@JsonProperty("Err") String error, @JsonProperty("IsLocal") boolean local,
		@JsonProperty("IsForced") boolean forced, @JsonProperty("IsNative") boolean nativeMessage,
		@JsonProperty("Binary") boolean binary) {

	static LoggedEvent of(String connection, NeffosMessage message, boolean lifecycle) {
		return new LoggedEvent(connection, message.namespace(), message.event(), message.room(), message.text(), "",
				lifecycle && message.isLocal(), lifecycle && message.isForced(), message.isNative(),
				message.isBinary());
	}

	static LoggedEvent ofServer(String connection, String event) {
		return ofServer(connection, "", event, "");
	}

	static LoggedEvent ofServer(String connection, String namespace, String event, String error) {
		return new LoggedEvent(connection, namespace, event, "", "", error, false, false, false, false);
	}

}
