package io.neffos.spring.engine.broadcast;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.transport.ConnectionLoop;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The receivers of a question, batch by batch. A question is encoded anew for each
 * receiver, with its own token. The next batch follows when the event loops have written
 * the one before, so that what is encoded at once has a bound, whatever the number of
 * receivers and however long they take to answer.
 */
final class PacedReceivers {

	private static final int BATCH_BYTES = 1024 * 1024;

	private static final int BATCH = 256;

	private PacedReceivers() {
	}

	/**
	 * Emits the receivers.
	 * @param receivers the connections to ask
	 * @param size the size of the question in bytes
	 */
	static Flux<? extends NeffosConnection> of(Collection<? extends NeffosConnection> receivers, int size) {
		int batch = Math.max(1, Math.min(BATCH, BATCH_BYTES / Math.max(1, size)));
		if (receivers.size() <= batch) {
			return Flux.fromIterable(receivers);
		}
		return Flux.fromIterable(receivers)
			.buffer(batch)
			.concatMap((some) -> Flux.<NeffosConnection>fromIterable(some).concatWith(written(some)), 0);
	}

	/**
	 * Waits until the loops have done what was given to them before.
	 */
	private static Mono<NeffosConnection> written(List<? extends NeffosConnection> receivers) {
		return Flux.fromIterable(loops(receivers))
			.flatMap((loop) -> Mono.<NeffosConnection>create((sink) -> loop.execute(sink::success)).onErrorComplete())
			.ignoreElements();
	}

	private static Set<ConnectionLoop> loops(List<? extends NeffosConnection> receivers) {
		return receivers.stream()
			.filter(ClientConnection.class::isInstance)
			.map((receiver) -> ((ClientConnection) receiver).transport().loop())
			.collect(Collectors.toSet());
	}

}
