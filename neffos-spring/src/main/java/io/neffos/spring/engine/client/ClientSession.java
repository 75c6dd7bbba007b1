package io.neffos.spring.engine.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import io.neffos.spring.engine.session.PendingAsks;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.AskLimits;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The client's side of one connection: the handshake, namespaces, rooms, questions and
 * answers. What it sends it doesn't check, which is for the server to do. Applications
 * don't use it.
 *
 * @since 0.1.0
 */
public final class ClientSession {

	private static final String OWN_TOKENS = "$";

	private final MessageCodec codec = MessageCodec.ofClient();

	private final ClientMemberships memberships = new ClientMemberships();

	private final Sinks.One<CloseReason> ended = Sinks.one();

	private final ClientTransport transport;

	private final ClientHandler handler;

	private final PendingAsks asks;

	private final Answers answers;

	private final ClientHandshake handshake;

	private volatile @Nullable CloseReason closeReason;

	/**
	 * Creates a session, which does nothing by itself.
	 * @param transport the WebSocket under it
	 * @param handler gets what the server sends
	 * @param converter writes the bodies of answers
	 * @param askTimeout how long to wait for the server's answers
	 */
	public ClientSession(ClientTransport transport, ClientHandler handler, BodyConverter converter,
			Duration askTimeout) {
		this.transport = transport;
		this.handler = handler;
		this.asks = new PendingAsks(transport.loop(),
				AskLimits.DEFAULTS.withTimeout(askTimeout).withPending(Integer.MAX_VALUE), new ServerCounters(),
				() -> OWN_TOKENS);
		this.answers = new Answers(transport, handler, this.codec, converter, this.memberships);
		this.handshake = new ClientHandshake(transport, this.codec);
	}

	/**
	 * Does the handshake, once. Until it is done, all that arrives is taken for native
	 * messages.
	 * @return the connection's id; fails with what the server has refused it with, or
	 * with a {@link io.neffos.spring.message.NeffosCloseException} when the server closes
	 * without a word, or with {@code write closed} when the connection is lost
	 */
	public Mono<String> acknowledge() {
		return onLoop(this.handshake::acknowledge);
	}

	/**
	 * Connects to a namespace.
	 * @param namespace its name
	 * @return completes when the server has agreed, fails with its error
	 */
	public Mono<Void> connect(String namespace) {
		return agree(SystemEvent.NAMESPACE_CONNECT, namespace, "");
	}

	/**
	 * Disconnects from a namespace, which leaves its rooms.
	 * @param namespace its name
	 * @return completes when the server has agreed, fails with its error
	 */
	public Mono<Void> disconnect(String namespace) {
		return agree(SystemEvent.NAMESPACE_DISCONNECT, namespace, "");
	}

	/**
	 * Joins a room.
	 * @param namespace its namespace
	 * @param room its name
	 * @return completes when the server has agreed, fails with its error
	 */
	public Mono<Void> join(String namespace, String room) {
		return agree(SystemEvent.ROOM_JOIN, namespace, room);
	}

	/**
	 * Leaves a room.
	 * @param namespace its namespace
	 * @param room its name
	 * @return completes when the server has agreed, fails with its error
	 */
	public Mono<Void> leave(String namespace, String room) {
		return agree(SystemEvent.ROOM_LEAVE, namespace, room);
	}

	/**
	 * Sends a message that needs no answer.
	 * @param message the message
	 * @return completes when the transport has it
	 */
	public Mono<Void> emit(NeffosMessage message) {
		return onLoop(() -> {
			this.transport.send(this.codec.encode(message));
			return Mono.empty();
		});
	}

	/**
	 * Asks the server.
	 * @param message the question
	 * @return the answer, whose names are empty if it has no body; fails with the
	 * server's error, with {@code ask timeout}, or with {@code write closed} when the
	 * connection ends
	 */
	public Mono<NeffosMessage> ask(NeffosMessage message) {
		return onLoop(() -> this.asks.ask((token) -> this.transport.send(this.codec.encode(token, message)), null));
	}

	/**
	 * Closes the connection.
	 * @param reason the code and the text of the close frame
	 * @return why the connection has ended, once it has
	 */
	public Mono<CloseReason> close(CloseReason reason) {
		return (this.closeReason != null) ? whenEnded()
				: Mono.fromRunnable(() -> this.transport.loop().run(() -> this.transport.close(reason)))
					.then(whenEnded());
	}

	/**
	 * Waits for the end.
	 * @return why the connection has ended, once it has
	 */
	public Mono<CloseReason> whenEnded() {
		return this.ended.asMono();
	}

	/**
	 * Returns what the server calls the connection.
	 * @return the id, or {@code null} before the handshake is done
	 */
	public @Nullable String id() {
		return this.handshake.id();
	}

	/**
	 * Returns the namespaces that the client is connected to, whichever side began it.
	 * @return their names, a snapshot
	 */
	public Set<String> namespaces() {
		return this.memberships.namespaces();
	}

	/**
	 * Returns the rooms that the client is in, whichever side began it.
	 * @param namespace their namespace
	 * @return their names, a snapshot
	 */
	public Set<String> rooms(String namespace) {
		return this.memberships.rooms(namespace);
	}

	/**
	 * Takes a WebSocket message from the server. Called on the loop; the caller keeps its
	 * reference to the buffer.
	 * @param payload the whole payload
	 * @param binary whether it came as a binary message
	 */
	public void receive(ByteBuf payload, boolean binary) {
		if (!this.handshake.isDone()) {
			if (!this.handshake.receive(payload)) {
				this.handler.event(this.codec.decodeNative(payload, binary).detached());
			}
			return;
		}
		WireMessage message = this.codec.decode(payload, binary);
		if (message == null) {
			this.handler.event(this.codec.decodeNative(payload, binary).detached());
		}
		else if (message.token().isEmpty()) {
			this.handler.event(message.message().detached());
		}
		else if (message.isServersAsk()) {
			this.answers.answer(message);
		}
		else {
			// an answer that comes late has no ask any more
			this.asks.answer(message);
		}
	}

	/**
	 * Notes that the transport has ended, whichever side has closed it. Called on the
	 * loop, once.
	 * @param reason why
	 */
	public void ended(CloseReason reason) {
		this.closeReason = reason;
		this.answers.cancel();
		this.memberships.clear();
		this.asks.failAll();
		this.handshake.ended(reason);
		this.handler.ended(reason);
		this.ended.tryEmitValue(reason);
	}

	private Mono<Void> agree(SystemEvent event, String namespace, String room) {
		NeffosMessage question = event.message(namespace, room, LifecycleCause.LOCAL);
		return ask(question).doOnNext((answer) -> this.memberships.agreed(question)).then();
	}

	private <T> Mono<T> onLoop(Supplier<Mono<T>> work) {
		Mono<T> unlessEnded = Mono
			.defer(() -> (this.closeReason != null) ? Mono.error(ClientSession::closedError) : work.get());
		return Mono.defer(() -> (this.closeReason != null || this.transport.loop().isCurrent()) ? unlessEnded
				: unlessEnded.subscribeOn(this.transport.loop().scheduler())
					.onErrorMap(RejectedExecutionException.class, (ex) -> closedError()));
	}

	private static NeffosException closedError() {
		return new NeffosException(NeffosError.WRITE_CLOSED);
	}

}
