package io.neffos.spring.broadcast;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.neffos.spring.connection.ConnectionLoop;
import io.neffos.spring.connection.ConnectionTransport;
import io.neffos.spring.connection.Outbound;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.EncodedMessage;

/**
 * The outboxes of a server's event loops.
 *
 * @since 0.1.0
 */
public final class LoopOutboxes {

	private final Map<ConnectionLoop, LoopOutbox> outboxes = new ConcurrentHashMap<>();

	/**
	 * Returns the way out of a new connection.
	 * @param transport the connection's transport
	 * @return where it sends its own frames, in order with its broadcasts
	 */
	public Outbound outbound(ConnectionTransport transport) {
		LoopOutbox outbox = of(transport.loop());
		return new Outbound() {

			@Override
			public void send(EncodedMessage message) {
				outbox.add(() -> transport.write(message));
			}

			@Override
			public void sendLater(EncodedMessage message) {
				outbox.addLater(new Delivery.ToConnection(() -> transport.write(message)));
			}

			@Override
			public void close(CloseReason reason) {
				outbox.add(() -> transport.close(reason));
			}

		};
	}

	LoopOutbox of(ConnectionLoop loop) {
		return this.outboxes.computeIfAbsent(loop, LoopOutbox::new);
	}

}
