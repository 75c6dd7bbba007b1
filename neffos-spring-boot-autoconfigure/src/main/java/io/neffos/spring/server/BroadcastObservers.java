package io.neffos.spring.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.BroadcastResult;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls several observers one after another, each whatever the others throw.
 */
final class BroadcastObservers implements BroadcastObserver {

	private static final Log logger = LogFactory.getLog(BroadcastObservers.class);

	private final Supplier<List<BroadcastObserver>> source;

	BroadcastObservers(Supplier<List<BroadcastObserver>> source) {
		this.source = source;
	}

	@Override
	public Consumer<BroadcastResult> begun(@Nullable String namespace, Broadcast broadcast) {
		List<Consumer<BroadcastResult>> ends = new ArrayList<>();
		for (BroadcastObserver observer : this.source.get()) {
			contained(() -> ends.add(observer.begun(namespace, broadcast)));
		}
		return (result) -> ends.forEach((end) -> contained(() -> end.accept(result)));
	}

	private static void contained(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException ex) {
			logger.error("Broadcast observer failed", ex);
		}
	}

}
