package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.neffos.spring.engine.support.FatalErrors;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A change of one membership on its way: a client enters or leaves a namespace or a room.
 * Both sides, and the end of the connection, may want the same change at once, so they
 * share this object: the application decides once, and one of them carries the change
 * out. Confined to the connection's loop.
 */
final class Transition {

	private final Sinks.Empty<Void> decision = Sinks.empty();

	private final Sinks.Empty<Void> end = Sinks.empty();

	private final ConnectionLoop loop;

	private final Duration patience;

	private final Runnable onEnd;

	private @Nullable Disposable callback;

	private boolean begun;

	private boolean claimed;

	private boolean over;

	/**
	 * Creates a transition that nothing has been asked about yet.
	 * @param loop the connection's loop
	 * @param patience how long a later participant waits for the first one: a callback
	 * that causes its own transition again waits for itself
	 * @param onEnd forgets the transition
	 */
	Transition(ConnectionLoop loop, Duration patience, Runnable onEnd) {
		this.loop = loop;
		this.patience = patience;
		this.onEnd = onEnd;
	}

	/**
	 * Whether the application has been asked.
	 */
	boolean isBegun() {
		return this.begun;
	}

	/**
	 * Asks the application, on the first subscription; later ones share the result.
	 * @param question calls the application
	 * @return completes when the application has agreed, fails with its veto, which ends
	 * the transition
	 */
	Mono<Void> decided(Supplier<Mono<Void>> question) {
		return Mono.deferContextual((context) -> {
			if (this.begun) {
				return patiently(this.decision.asMono());
			}
			this.begun = true;
			this.callback = FatalErrors.contained(question)
				.contextWrite(context)
				.subscribe(null, this::fail, this.decision::tryEmitEmpty);
			return this.decision.asMono();
		});
	}

	/**
	 * Makes the caller the one who carries the change out.
	 * @return {@code false} if another participant is, for which {@link #ended()} waits
	 */
	boolean claim() {
		if (this.claimed) {
			return false;
		}
		this.claimed = true;
		return true;
	}

	/**
	 * Waits until the change is carried out, or has failed.
	 */
	Mono<Void> ended() {
		return patiently(end());
	}

	/**
	 * Returns the end of the change, for the participant that carries it out and can't
	 * wait for itself.
	 */
	Mono<Void> end() {
		return this.end.asMono();
	}

	/**
	 * Whether the change is carried out or given up.
	 */
	boolean isOver() {
		return this.over;
	}

	/**
	 * Notes that the change is carried out. Those who wait for it go on after the
	 * caller's task on the loop, which first fires the callback of the change. The
	 * application's decision may be missing if it was waited for in vain.
	 */
	void complete() {
		this.over = true;
		this.onEnd.run();
		this.loop.execute(() -> {
			cancel();
			this.end.tryEmitEmpty();
		});
	}

	/**
	 * Gives the change up.
	 */
	void fail(Throwable error) {
		this.over = true;
		this.onEnd.run();
		this.decision.tryEmitError(error);
		this.end.tryEmitError(error);
	}

	/**
	 * Gives the change up, and cancels the application's callback if it still runs.
	 */
	void abandon(Throwable error) {
		if (this.callback != null) {
			this.callback.dispose();
		}
		fail(error);
	}

	/**
	 * Cancels the application's callback if it still runs, and takes it for an agreement:
	 * the connection has ended.
	 */
	void cancel() {
		if (this.callback != null) {
			this.callback.dispose();
			this.decision.tryEmitEmpty();
		}
	}

	private Mono<Void> patiently(Mono<Void> signal) {
		return signal.timeout(this.patience, this.loop.scheduler())
			.onErrorMap(TimeoutException.class, (ex) -> new NeffosException(NeffosError.ASK_TIMEOUT));
	}

}
