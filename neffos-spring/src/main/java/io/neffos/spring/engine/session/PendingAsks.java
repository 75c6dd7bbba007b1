package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.AskLimits;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The questions that the other side of one connection still has to answer. Confined to
 * the connection's loop. Applications don't use it.
 *
 * @since 0.1.0
 */
public final class PendingAsks {

	private final ConnectionLoop loop;

	private final AskLimits limits;

	private final ServerCounters counters;

	private final Supplier<String> secret;

	private final Map<String, Sinks.One<NeffosMessage>> waiting = new HashMap<>(4);

	private @Nullable String prefix;

	private long asked;

	private boolean closed;

	/**
	 * Begins without any question.
	 * @param loop the connection's loop
	 * @param limits how many may be open at once, and for how long
	 * @param counters counts what exceeds the limits
	 * @param secret makes the begin of all tokens, when the first one is needed
	 */
	public PendingAsks(ConnectionLoop loop, AskLimits limits, ServerCounters counters, Supplier<String> secret) {
		this.loop = loop;
		this.limits = limits;
		this.counters = counters;
		this.secret = secret;
	}

	/**
	 * Sends a question and waits for its answer.
	 * @param send sends the question under the token it is given
	 * @param timeout how long to wait, or {@code null} for as long as is the rule
	 * @return the answer, or the error that came as the answer
	 */
	public Mono<NeffosMessage> ask(Consumer<String> send, @Nullable Duration timeout) {
		if (this.closed) {
			return Mono.error(new NeffosException(NeffosError.WRITE_CLOSED));
		}
		if (this.waiting.size() >= this.limits.pending()) {
			this.counters.exceeded(Limit.PENDING_ASKS);
			return Mono.error(Limit.PENDING_ASKS.exceeded());
		}
		String token = nextToken();
		Sinks.One<NeffosMessage> answer = Sinks.one();
		Mono<NeffosMessage> result = answer.asMono()
			.timeout((timeout != null) ? timeout : this.limits.timeout(), Mono.error(this::timedOut),
					this.loop.scheduler())
			.doFinally((signal) -> this.loop.run(() -> this.waiting.remove(token)));
		// not before the timeout is accepted: nothing else would end the wait
		this.waiting.put(token, answer);
		send.accept(token);
		return result;
	}

	/**
	 * Completes the ask that an answer belongs to.
	 * @param in the answer
	 * @return {@code false} if no ask waits for it
	 */
	public boolean answer(WireMessage in) {
		Sinks.One<NeffosMessage> answer = this.waiting.remove(in.token());
		if (answer == null) {
			return false;
		}
		NeffosMessage message = in.message().detached();
		NeffosException error = message.exception();
		if (error != null) {
			answer.tryEmitError(error);
		}
		else {
			answer.tryEmitValue(message);
		}
		return true;
	}

	/**
	 * Fails all questions, those to come too, because the connection ends.
	 */
	public void failAll() {
		this.closed = true;
		List<Sinks.One<NeffosMessage>> open = List.copyOf(this.waiting.values());
		this.waiting.clear();
		open.forEach((answer) -> answer.tryEmitError(new NeffosException(NeffosError.WRITE_CLOSED)));
	}

	boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	private NeffosException timedOut() {
		this.counters.exceeded(Limit.ASK_TIME);
		return new NeffosException(NeffosError.ASK_TIMEOUT);
	}

	private String nextToken() {
		String first = this.prefix;
		if (first == null) {
			// its first character says which side has asked
			first = this.secret.get();
			this.prefix = first;
		}
		return first + "-" + (++this.asked);
	}

}
