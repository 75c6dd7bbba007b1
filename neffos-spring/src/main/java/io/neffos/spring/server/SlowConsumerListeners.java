package io.neffos.spring.server;

import java.util.List;
import java.util.function.Supplier;

import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.engine.support.FailureLog;
import org.apache.commons.logging.LogFactory;

/**
 * Delegates to several listeners, each of which is called even if another one fails.
 */
final class SlowConsumerListeners implements SlowConsumerListener {

	private final FailureLog failures = new FailureLog(LogFactory.getLog(SlowConsumerListeners.class));

	private final List<Supplier<List<SlowConsumerListener>>> sources;

	SlowConsumerListeners(List<Supplier<List<SlowConsumerListener>>> sources) {
		this.sources = List.copyOf(sources);
	}

	@Override
	public void onSlowConsumer(SlowConsumerEvent event) {
		for (Supplier<List<SlowConsumerListener>> source : this.sources) {
			source.get().forEach((listener) -> call(listener, event));
		}
	}

	private void call(SlowConsumerListener listener, SlowConsumerEvent event) {
		try {
			listener.onSlowConsumer(event);
		}
		catch (Throwable ex) {
			this.failures.log(listener, System.nanoTime(), () -> "Slow consumer listener failed", ex);
		}
	}

}
