package io.neffos.spring.engine.broadcast;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.message.NeffosMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reports broadcasts to an observer, whose failures don't affect them.
 *
 * @since 0.1.0
 */
public final class ObservedBroadcaster implements Broadcaster {

	private static final Log logger = LogFactory.getLog(ObservedBroadcaster.class);

	private final Broadcaster broadcaster;

	private final BroadcastObserver observer;

	/**
	 * Creates a broadcaster.
	 * @param broadcaster sends the broadcasts; its results are there for more than one
	 * subscriber
	 * @param observer the observer
	 */
	public ObservedBroadcaster(Broadcaster broadcaster, BroadcastObserver observer) {
		this.broadcaster = broadcaster;
		this.observer = observer;
	}

	@Override
	public Emission<BroadcastResult> broadcast(Broadcast broadcast) {
		Consumer<BroadcastResult> end = begun(broadcast);
		Emission<BroadcastResult> emission = this.broadcaster.broadcast(broadcast);
		if (end != null) {
			tell(emission.result(), end);
		}
		return emission;
	}

	@Override
	public Flux<Answer> ask(Broadcast question, Duration timeout) {
		return this.broadcaster.ask(question, timeout);
	}

	private @Nullable Consumer<BroadcastResult> begun(Broadcast broadcast) {
		try {
			return this.observer.begun(namespace(broadcast.messages()), broadcast);
		}
		catch (Throwable ex) {
			logger.error("Broadcast observer failed", ex);
			return null;
		}
	}

	private static void tell(Mono<BroadcastResult> result, Consumer<BroadcastResult> end) {
		result.subscribe((sum) -> {
			try {
				end.accept(sum);
			}
			catch (Throwable ex) {
				logger.error("Broadcast observer failed", ex);
			}
		}, (refusal) -> {
			// the caller gets the error
		});
	}

	private static @Nullable String namespace(List<NeffosMessage> messages) {
		String namespace = null;
		for (NeffosMessage message : messages) {
			if (namespace != null && !namespace.equals(message.namespace())) {
				return null;
			}
			namespace = message.namespace();
		}
		return namespace;
	}

}
