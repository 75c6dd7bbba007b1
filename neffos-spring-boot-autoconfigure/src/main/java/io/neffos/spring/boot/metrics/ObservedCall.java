package io.neffos.spring.boot.metrics;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import io.neffos.spring.boot.metrics.NeffosHandlerObservationContext.Outcome;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosException;
import reactor.core.Exceptions;
import reactor.core.Fuseable.ScalarCallable;
import reactor.core.publisher.Mono;

/**
 * One call of a handler, which ends once, whatever ends it first.
 */
final class ObservedCall {

	private final Observation observation;

	private final NeffosHandlerObservationContext context;

	private final AtomicBoolean ended = new AtomicBoolean();

	ObservedCall(Observation observation, NeffosHandlerObservationContext context) {
		this.observation = observation;
		this.context = context;
	}

	/**
	 * End the call with the handler's result, before the result is emitted.
	 */
	Mono<?> observe(Mono<?> result) {
		return result.doOnError(this::failed)
			.doOnSuccess((value) -> end(Outcome.SUCCESS))
			.doOnCancel(() -> end(Outcome.CANCELLED));
	}

	/**
	 * End the call with a result that is known.
	 */
	void end(ScalarCallable<?> known) {
		try {
			known.call();
			end(Outcome.SUCCESS);
		}
		catch (Throwable ex) {
			failed(Exceptions.unwrap(ex));
		}
	}

	void failed(Throwable error) {
		if (this.ended.compareAndSet(false, true)) {
			this.observation.error(error);
			stop(outcome(error));
		}
	}

	private void end(Outcome outcome) {
		if (this.ended.compareAndSet(false, true)) {
			stop(outcome);
		}
	}

	private void stop(Outcome outcome) {
		this.context.setOutcome(outcome);
		this.observation.stop();
	}

	private static Outcome outcome(Throwable error) {
		if (error instanceof NeffosCloseException) {
			return Outcome.CLOSED;
		}
		return (error instanceof NeffosException) ? Outcome.REFUSED : Outcome.ERROR;
	}

}
