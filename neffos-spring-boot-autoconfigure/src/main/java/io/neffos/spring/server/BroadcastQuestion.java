package io.neffos.spring.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.neffos.spring.broadcast.ConnectionIndex;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks many clients and takes the first answer. Each is asked under a token of its own,
 * so nobody can answer for another.
 */
final class BroadcastQuestion {

	private final ConnectionIndex index;

	BroadcastQuestion(ConnectionIndex index) {
		this.index = index;
	}

	Mono<NeffosMessage> ask(NeffosMessage message, Duration timeout) {
		return Mono.defer(() -> {
			List<Throwable> failures = new ArrayList<>();
			return Flux.fromIterable(receivers(message))
				.flatMap((connection) -> connection.ask(message, timeout).onErrorResume((ex) -> {
					synchronized (failures) {
						failures.add(ex);
					}
					return Mono.empty();
				}), Integer.MAX_VALUE)
				.next()
				.switchIfEmpty(Mono.error(() -> firstOf(failures)));
		});
	}

	private Collection<NeffosConnection> receivers(NeffosMessage message) {
		String id = message.to();
		Collection<NeffosConnection> members = this.index.members(message.namespace(), message.room());
		return (id != null) ? this.index.ofId(id).stream().filter(members::contains).toList() : members;
	}

	private static Throwable firstOf(List<Throwable> failures) {
		synchronized (failures) {
			return (failures.isEmpty()) ? new NeffosException(NeffosError.WRITE_CLOSED) : failures.get(0);
		}
	}

}
