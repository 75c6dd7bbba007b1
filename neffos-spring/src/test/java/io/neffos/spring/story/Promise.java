package io.neffos.spring.story;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the server promises by answering a lifecycle ask without an error: that the client
 * has been where it wanted to be, at some moment between the ask and the answer.
 */
final class Promise {

	private final ClientConnection connection;

	private final CallbackRecord record;

	private final SystemEvent change;

	private final String namespace;

	private final String room;

	private final boolean keptAtFirst;

	private final int changesAtFirst;

	private Promise(ClientConnection connection, CallbackRecord record, SystemEvent change, String namespace,
			String room) {
		this.connection = connection;
		this.record = record;
		this.change = change;
		this.namespace = namespace;
		this.room = room;
		this.keptAtFirst = isKeptNow();
		this.changesAtFirst = changes();
	}

	/**
	 * Begins with an ask.
	 * @return the promise, or {@code null} for an ask that is none of the lifecycle's
	 */
	static @Nullable Promise of(ClientConnection connection, CallbackRecord record, String event, String namespace,
			String room) {
		SystemEvent change = switch (event) {
			case "_OnNamespaceConnect" -> SystemEvent.NAMESPACE_CONNECTED;
			// the callback may have agreed before the ask; a new connect shows it, too
			case "_OnNamespaceDisconnect" -> SystemEvent.NAMESPACE_DISCONNECT;
			case "_OnRoomJoin" -> SystemEvent.ROOM_JOINED;
			case "_OnRoomLeave", "_OnRoomLeft" -> SystemEvent.ROOM_LEFT;
			default -> null;
		};
		return (change != null) ? new Promise(connection, record, change, namespace, room) : null;
	}

	/**
	 * Tells whether it was kept, when the answer has come. The end of the connection may
	 * have overtaken what the answer says.
	 */
	boolean isKept() {
		return !this.connection.isOpen() || this.keptAtFirst || isKeptNow() || changes() > this.changesAtFirst;
	}

	private boolean isKeptNow() {
		NamespaceConnection member = (this.connection.isOpen()) ? this.connection.namespace(this.namespace) : null;
		boolean inside = member != null && (this.room.isEmpty() || member.room(this.room) != null);
		return inside == (this.change == SystemEvent.NAMESPACE_CONNECTED || this.change == SystemEvent.ROOM_JOINED);
	}

	private int changes() {
		String place = this.namespace + "/" + this.room;
		int others = (this.change == SystemEvent.NAMESPACE_DISCONNECT)
				? this.record.changes(SystemEvent.NAMESPACE_CONNECTED, place) : 0;
		return this.record.changes(this.change, place) + others;
	}

}
