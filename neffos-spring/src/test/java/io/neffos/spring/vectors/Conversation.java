package io.neffos.spring.vectors;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known about one connection after the lines read so far: where it is, and which
 * of its questions have no answer yet.
 */
final class Conversation {

	private static final String NAMESPACE_CONNECT = "_OnNamespaceConnect";

	private static final String NAMESPACE_DISCONNECT = "_OnNamespaceDisconnect";

	private static final String ROOM_JOIN = "_OnRoomJoin";

	private final Set<String> namespaces = new HashSet<>();

	private final Set<String> rooms = new HashSet<>();

	private final Map<String, Fields> lifecycleAsks = new HashMap<>();

	private final Map<String, Fields> asks = new LinkedHashMap<>();

	private final boolean nativeOnly;

	private String fragments = "";

	Conversation(boolean nativeOnly) {
		this.nativeOnly = nativeOnly;
	}

	/**
	 * Reads a frame.
	 * @param line the frame
	 * @return the message that it ends, or {@code null} if it ends none in neffos form
	 */
	@Nullable Fields read(VectorLine line) {
		this.fragments += line.payload();
		if (!line.isFinal() || this.nativeOnly) {
			return null;
		}
		Fields fields = Fields.parse(this.fragments);
		this.fragments = "";
		return fields;
	}

	void asked(Fields question) {
		if (question.isLifecycle()) {
			this.lifecycleAsks.put(question.token(), question);
		}
		else if (question.isAsk()) {
			this.asks.put(question.token(), question);
		}
	}

	/**
	 * Tells whether a message answers an open question about an event.
	 * @param answer the message
	 * @return {@code true} if it does
	 */
	boolean answers(Fields answer) {
		return this.asks.containsKey(answer.token());
	}

	void answered(Fields answer) {
		this.asks.remove(answer.token());
		Fields question = this.lifecycleAsks.get(answer.token());
		if (question != null && answer.isEmptyReply()) {
			this.lifecycleAsks.remove(answer.token());
			move(question);
		}
	}

	/**
	 * Returns the oldest question that has no answer.
	 * @return the question, or {@code null} if there is none
	 */
	@Nullable Fields openAsk() {
		return this.asks.values().stream().findFirst().orElse(null);
	}

	boolean isConnected(Fields message) {
		return this.namespaces.contains(message.namespace());
	}

	boolean isJoined(Fields message) {
		return message.room().isEmpty() || this.rooms.contains(room(message));
	}

	private void move(Fields question) {
		switch (question.event()) {
			case NAMESPACE_CONNECT -> this.namespaces.add(question.namespace());
			case ROOM_JOIN -> this.rooms.add(room(question));
			case NAMESPACE_DISCONNECT -> {
				this.namespaces.remove(question.namespace());
				this.rooms.removeIf((room) -> room.startsWith(question.namespace() + ";"));
			}
			default -> this.rooms.remove(room(question));
		}
	}

	private static String room(Fields message) {
		return message.namespace() + ";" + message.room();
	}

}
