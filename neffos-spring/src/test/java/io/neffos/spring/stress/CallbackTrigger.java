package io.neffos.spring.stress;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServerBuilder;
import reactor.core.publisher.Mono;

/**
 * Takes an action once, in one callback of the client whose query says {@code actor}.
 */
final class CallbackTrigger implements ConnectionInterceptor {

	static final String ACTOR = "actor";

	private final AtomicReference<ManagedNeffosServer> server = new AtomicReference<>();

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private final AtomicBoolean fired = new AtomicBoolean();

	private final CallbackMoment moment;

	private final CallbackAction action;

	private final boolean waiting;

	/**
	 * Creates a trigger.
	 * @param waiting whether the callback waits for the action
	 */
	CallbackTrigger(CallbackMoment moment, CallbackAction action, boolean waiting) {
		this.moment = moment;
		this.action = action;
		this.waiting = waiting;
	}

	void declare(NeffosServerBuilder builder) {
		builder.interceptor(this).namespace("ns", this::declare);
	}

	void server(ManagedNeffosServer running) {
		this.server.set(running);
	}

	/**
	 * Waits for the action.
	 * @return completes when it has ended, however it did
	 */
	CompletableFuture<Void> ended() {
		return this.ended;
	}

	@Override
	public Mono<Void> onConnect(NeffosConnection connection) {
		return fire(CallbackMoment.CONNECT, connection);
	}

	@Override
	public Mono<Void> onConnected(NeffosConnection connection) {
		return fire(CallbackMoment.CONNECTED, connection);
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		return fire(CallbackMoment.DISCONNECTED, connection);
	}

	private void declare(NamespaceBuilder ns) {
		ns.on("echo", (member, message) -> Mono.just(message.text()));
		for (CallbackMoment callback : CallbackMoment.values()) {
			if (callback.event() != null) {
				ns.on(callback.event(), (member, message) -> fire(callback, member.connection()));
			}
		}
	}

	private Mono<Void> fire(CallbackMoment callback, NeffosConnection connection) {
		if (callback != this.moment || !ACTOR.equals(connection.handshake().uri().getQuery())
				|| !this.fired.compareAndSet(false, true)) {
			return Mono.empty();
		}
		Mono<Void> acted = Mono
			.defer(() -> this.action.run(Objects.requireNonNull(this.server.get()), connection).then())
			.doFinally((signal) -> this.ended.complete(null));
		if (this.waiting) {
			return acted;
		}
		acted.onErrorComplete().subscribe();
		return Mono.empty();
	}

}
