package io.neffos.spring.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;

import io.neffos.spring.message.WireMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.Fuseable.ScalarCallable;
import reactor.core.publisher.Mono;

/**
 * The messages of one client that wait for their handler: handled one after another, in
 * order. Those of a namespace that is being connected by the server are held back until
 * it is, while others go on. Confined to the connection's loop.
 */
final class Mailbox {

	private final ClientConnection connection;

	private final Function<WireMessage, Mono<Void>> handler;

	private final Runnable onProgress;

	private final Deque<Letter> letters = new ArrayDeque<>(2);

	private final Set<String> held = new HashSet<>(2);

	private int bytes;

	private boolean handling;

	private boolean draining;

	private boolean putOff;

	private boolean due;

	private boolean stopped;

	Mailbox(ClientConnection connection, Function<WireMessage, Mono<Void>> handler, Runnable onProgress) {
		this.connection = connection;
		this.handler = handler;
		this.onProgress = onProgress;
	}

	/**
	 * Adds a message.
	 * @param message the message
	 * @param frame the buffer that its body lies in, retained until it is handled
	 */
	void add(WireMessage message, ByteBuf frame) {
		this.letters.add(new Letter(message, frame.retain()));
		this.bytes += frame.readableBytes();
		drain();
	}

	int size() {
		return this.letters.size();
	}

	int bytes() {
		return this.bytes;
	}

	/**
	 * Tells whether no handler runs and none waits to.
	 */
	boolean isIdle() {
		return !this.handling && this.letters.isEmpty();
	}

	/**
	 * Holds back the messages of a namespace while an operation runs.
	 */
	<T> Mono<T> holding(String namespace, Mono<T> operation) {
		this.held.add(namespace);
		return operation.doFinally((signal) -> this.connection.loop().run(() -> {
			this.held.remove(namespace);
			drain();
		}));
	}

	/**
	 * Drops what waits. The handler that runs goes on.
	 */
	void clear() {
		this.letters.forEach(Letter::release);
		this.letters.clear();
		this.bytes = 0;
	}

	/**
	 * Drops what waits and handles nothing more.
	 */
	void stop() {
		this.stopped = true;
		clear();
	}

	private void drain() {
		if (this.draining || this.stopped) {
			return;
		}
		this.draining = true;
		try {
			Letter next = null;
			while (!this.handling && !isPutOff() && (next = next()) != null) {
				handle(next);
			}
		}
		finally {
			this.draining = false;
		}
		this.onProgress.run();
	}

	/**
	 * Handles nothing while the event loops have more to write than they should: what
	 * clients cause to be sent must not grow faster than it is written.
	 */
	private boolean isPutOff() {
		if (!this.putOff && !this.letters.isEmpty() && !this.due) {
			this.putOff = this.connection.outbound().isPutOff(this::takeUp);
		}
		this.due = false;
		return this.putOff;
	}

	/**
	 * Handles at least one message, however much there is to write meanwhile.
	 */
	private void takeUp() {
		this.putOff = false;
		this.due = true;
		drain();
	}

	private @Nullable Letter next() {
		if (this.held.isEmpty()) {
			return taken(this.letters.poll());
		}
		for (Iterator<Letter> it = this.letters.iterator(); it.hasNext();) {
			Letter letter = it.next();
			if (!this.held.contains(letter.message().message().namespace())) {
				it.remove();
				return taken(letter);
			}
		}
		return null;
	}

	private @Nullable Letter taken(@Nullable Letter letter) {
		if (letter != null) {
			this.bytes -= letter.frame().readableBytes();
		}
		return letter;
	}

	private void handle(Letter letter) {
		this.handling = true;
		Mono<Void> result = this.handler.apply(letter.message());
		if (result instanceof ScalarCallable<?>) {
			// nothing to wait for
			handled(letter);
			return;
		}
		CompletionSubscriber subscriber = new CompletionSubscriber(this.connection,
				() -> this.connection.loop().run(() -> handled(letter)));
		try {
			result.subscribe(subscriber);
		}
		catch (Throwable ex) {
			// what Reactor takes for fatal is thrown here, past the operators: it is this
			// one handler's affair
			this.connection.rules().replies.fail(this.connection, letter.message(), ex);
			subscriber.cancel();
		}
	}

	private void handled(Letter letter) {
		letter.release();
		this.handling = false;
		drain();
	}

	private record Letter(WireMessage message, ByteBuf frame) {

		void release() {
			this.frame.release();
		}

	}

}
