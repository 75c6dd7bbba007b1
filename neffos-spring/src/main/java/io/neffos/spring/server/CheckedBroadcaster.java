package io.neffos.spring.server;

import java.time.Duration;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.engine.session.Broadcaster;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;

/**
 * Refuses broadcasts and asks to undeclared namespaces, which would otherwise reach no
 * connection without an error. Outermost of all broadcasters, so that broadcasts of
 * connections are checked as well.
 */
final class CheckedBroadcaster implements Broadcaster {

	private final Broadcaster broadcaster;

	private final DeclaredNamespaces namespaces;

	CheckedBroadcaster(Broadcaster broadcaster, DeclaredNamespaces namespaces) {
		this.broadcaster = broadcaster;
		this.namespaces = namespaces;
	}

	@Override
	public Emission<BroadcastResult> broadcast(Broadcast broadcast) {
		check(broadcast);
		return this.broadcaster.broadcast(broadcast);
	}

	@Override
	public Flux<Answer> ask(Broadcast question, Duration timeout) {
		check(question);
		return this.broadcaster.ask(question, timeout);
	}

	private void check(Broadcast broadcast) {
		// native messages too: a server that takes them has the empty namespace
		for (NeffosMessage message : broadcast.messages()) {
			this.namespaces.require(message.namespace());
		}
	}

}
