package io.neffos.spring.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.engine.support.FailureLog;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Delegates to several observers, each of which is called even if another one fails.
 */
final class BroadcastObservers implements BroadcastObserver {

	private final FailureLog failures = new FailureLog(LogFactory.getLog(BroadcastObservers.class));

	private final Supplier<List<BroadcastObserver>> source;

	BroadcastObservers(Supplier<List<BroadcastObserver>> source) {
		this.source = source;
	}

	@Override
	public Consumer<BroadcastResult> begun(@Nullable String namespace, Broadcast broadcast) {
		List<Consumer<BroadcastResult>> ends = new ArrayList<>();
		for (BroadcastObserver observer : this.source.get()) {
			contained(observer, () -> {
				Consumer<BroadcastResult> end = observer.begun(namespace, broadcast);
				ends.add((result) -> contained(observer, () -> end.accept(result)));
			});
		}
		return (result) -> ends.forEach((end) -> end.accept(result));
	}

	private void contained(BroadcastObserver observer, Runnable call) {
		try {
			call.run();
		}
		catch (Throwable ex) {
			this.failures.log(observer, System.nanoTime(), () -> "Broadcast observer failed", ex);
		}
	}

}
