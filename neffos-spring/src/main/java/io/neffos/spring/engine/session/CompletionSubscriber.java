package io.neffos.spring.engine.session;

import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;

/**
 * Runs a task once a handler or callback has ended, whether it has completed, failed or
 * been cancelled.
 */
final class CompletionSubscriber extends BaseSubscriber<Object> {

	private final ClientConnection connection;

	private final HandlerFailures failures;

	private final Context context;

	private final Runnable done;

	CompletionSubscriber(ClientConnection connection, HandlerFailures failures, Runnable done) {
		this.connection = connection;
		this.failures = failures;
		this.context = Context.of(connection.context());
		this.done = done;
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	protected void hookOnError(Throwable error) {
		this.failures.failed(this.connection, "a callback", error);
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.done.run();
	}

}
