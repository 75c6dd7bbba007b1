package io.neffos.spring.engine.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.limits.DrainSettings;
import io.neffos.spring.message.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends connections batch by batch, each once its handlers have answered.
 */
final class Drain {

	private final Log logger = LogFactory.getLog(Drain.class);

	private final DrainSettings settings;

	Drain(DrainSettings settings) {
		this.settings = settings;
	}

	/**
	 * Ends connections, on subscription.
	 * @return completes when they have ended and their callbacks have run
	 */
	Mono<Void> run(Collection<ClientConnection> connections) {
		return Mono.defer(() -> {
			List<ClientConnection> all = new ArrayList<>(connections);
			// not those that came together once more
			Collections.shuffle(all);
			int size = this.settings.batchSize(all.size());
			if (!all.isEmpty()) {
				this.logger.info("Closing " + all.size() + " connection(s), " + size + " at a time");
			}
			Mono<Void> ended = Mono.when(all.stream().map(ClientConnection::whenEnded).toList());
			return Flux.fromIterable(all)
				.buffer(size)
				.index()
				.concatMap((batch) -> pause(batch.getT1()).then(Mono.fromRunnable(() -> close(batch.getT2()))))
				// they may be gone before their turn
				.takeUntilOther(ended)
				.then(ended)
				.doOnSuccess((none) -> this.logger.debug("Closed " + all.size() + " connection(s)"));
		});
	}

	private Mono<?> pause(long batch) {
		if (batch == 0) {
			return Mono.empty();
		}
		long average = this.settings.interval().toNanos();
		return Mono.delay(Duration.ofNanos(average / 2 + ThreadLocalRandom.current().nextLong(average)));
	}

	private static void close(List<ClientConnection> batch) {
		batch.forEach((connection) -> connection.closeGracefully(CloseReason.GOING_AWAY));
	}

}
