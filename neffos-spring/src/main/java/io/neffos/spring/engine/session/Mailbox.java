package io.neffos.spring.engine.session;

import io.neffos.spring.engine.wire.WireMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.Fuseable.ScalarCallable;
import reactor.core.publisher.Mono;

/**
 * Handles the messages of one client, one after another. Confined to the connection's
 * loop.
 */
final class Mailbox {

	private final ClientConnection connection;

	private final MessageQueue queue;

	private final OutboundBackpressure backpressure;

	private final MessageRouter router;

	private final HandlerFailures failures;

	private @Nullable CompletionSubscriber running;

	private boolean handling;

	private boolean draining;

	private boolean stopped;

	Mailbox(ClientConnection connection, MessageQueue queue, OutboundBackpressure backpressure, MessageRouter router,
			HandlerFailures failures) {
		this.connection = connection;
		this.queue = queue;
		this.backpressure = backpressure;
		this.router = router;
		this.failures = failures;
	}

	/**
	 * Adds a message, and handles it if no other is in front of it.
	 * @param message the message
	 * @param frame the buffer that its body lies in, retained until it is handled
	 */
	void add(WireMessage message, ByteBuf frame) {
		this.queue.add(message, frame);
		drain();
	}

	/**
	 * Whether no handler runs and no message waits.
	 */
	boolean isIdle() {
		return !this.handling && this.queue.isEmpty();
	}

	/**
	 * Drops all messages, cancels the running handler, and handles nothing more.
	 */
	void stop() {
		this.stopped = true;
		this.queue.clear();
		if (this.running != null) {
			this.running.cancel();
		}
	}

	/**
	 * Handles messages until a handler is running, none is left or the next one has to
	 * wait.
	 */
	void drain() {
		if (this.draining || this.stopped) {
			return;
		}
		this.draining = true;
		try {
			QueuedMessage next = null;
			while (!this.handling && !this.backpressure.isPostponed(!this.queue.isEmpty())
					&& (next = this.queue.next()) != null) {
				handle(next);
			}
		}
		finally {
			this.draining = false;
		}
		this.connection.progressed();
	}

	/**
	 * Handles a message. Its buffer is released as soon as the handler has been called:
	 * the client may be gone long before what the handler has begun ends.
	 */
	private void handle(QueuedMessage queued) {
		this.handling = true;
		try {
			Mono<Void> result = this.router.route(queued.message());
			if (result instanceof ScalarCallable<?>) {
				// nothing to wait for
				handled();
				return;
			}
			subscribe(result, queued.message());
		}
		finally {
			queued.release();
		}
	}

	private void subscribe(Mono<Void> result, WireMessage message) {
		CompletionSubscriber subscriber = new CompletionSubscriber(this.connection, this.failures,
				() -> this.connection.loop().run(this::handled));
		this.running = subscriber;
		try {
			result.subscribe(subscriber);
		}
		catch (Throwable ex) {
			// errors that Reactor takes for fatal are thrown here, past the operators,
			// and concern this handler only
			this.router.fail(message, ex);
			subscriber.cancel();
		}
	}

	private void handled() {
		this.running = null;
		this.handling = false;
		drain();
	}

}
