package io.neffos.spring.broadcast;

import java.util.List;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Broadcaster;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.MessageCodec;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import reactor.core.publisher.Mono;

/**
 * Broadcasts to the connections of this server. The one place that every broadcast passes
 * on its way to them.
 *
 * @since 0.1.0
 */
public final class LocalBroadcaster implements Broadcaster {

	private final ConnectionIndex index;

	private final MessageCodec codec;

	/**
	 * Creates a broadcaster.
	 * @param index where the connections are found
	 * @param codec encodes each message, once
	 */
	public LocalBroadcaster(ConnectionIndex index, MessageCodec codec) {
		this.index = index;
		this.codec = codec;
	}

	@Override
	public Mono<BroadcastResult> broadcast(Exclude exclude, List<NeffosMessage> messages) {
		messages.forEach(this::requireOrdinary);
		BroadcastTally tally = new BroadcastTally();
		for (NeffosMessage message : messages) {
			String id = message.to();
			if (id != null) {
				toId(id, message, exclude, tally);
			}
			else {
				toRoom(message, exclude, tally);
			}
		}
		return tally.begun();
	}

	private void toRoom(NeffosMessage message, Exclude exclude, BroadcastTally tally) {
		RoomChannel channel = this.index.channel(message.namespace(), message.room());
		if (channel != null) {
			channel.publish(this.codec.encode(message), exclude, tally);
		}
	}

	private void toId(String id, NeffosMessage message, Exclude exclude, BroadcastTally tally) {
		for (NeffosConnection connection : this.index.ofId(id)) {
			if (isIn(connection, message) && !exclude.test(connection)) {
				tally.expect(1);
				connection.emit(message)
					.subscribe(null, (ex) -> tally.add(new BroadcastResult(1, 0, 0, 1)),
							() -> tally.add(new BroadcastResult(1, 1, 0, 0)));
			}
		}
	}

	private static boolean isIn(NeffosConnection connection, NeffosMessage message) {
		NamespaceConnection member = connection.namespace(message.namespace());
		return member != null && (message.room().isEmpty() || member.room(message.room()) != null);
	}

	private void requireOrdinary(NeffosMessage message) {
		if (SystemEvent.isReserved(message.event()) && !message.isNative()) {
			throw new IllegalArgumentException("'" + message.event() + "' is reserved for system events");
		}
	}

}
