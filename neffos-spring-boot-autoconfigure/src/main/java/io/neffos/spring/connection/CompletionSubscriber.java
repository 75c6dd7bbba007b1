package io.neffos.spring.connection;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Runs something once a handler or callback has ended, however it did.
 */
final class CompletionSubscriber extends BaseSubscriber<Object> {

	private static final Log logger = LogFactory.getLog(CompletionSubscriber.class);

	private final Context context;

	private final Runnable done;

	CompletionSubscriber(ContextView context, Runnable done) {
		this.context = Context.of(context);
		this.done = done;
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	protected void hookOnError(Throwable error) {
		logger.error("Callback of a connection failed", error);
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.done.run();
	}

}
