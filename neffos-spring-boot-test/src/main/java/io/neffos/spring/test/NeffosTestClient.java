package io.neffos.spring.test;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import io.neffos.spring.connection.CheckReturnValue;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.engine.client.ClientSession;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A neffos client for tests: one connection to a server, with real frames on a real
 * socket. It behaves like the published clients and can also send invalid messages, stop
 * reading or reset its connection. The methods never block and may be called from any
 * thread. An emit has begun when the method returns; all other operations start on
 * subscription. Errors from the server are
 * {@link io.neffos.spring.message.NeffosException}s.
 *
 * @since 0.1.0
 */
public final class NeffosTestClient {

	private final ChannelTransport transport;

	private final TestInbox inbox;

	private final BodyConverter converter;

	private final ClientSession session;

	NeffosTestClient(ChannelTransport transport, BodyConverter converter, Duration askTimeout, TestInbox inbox) {
		this.transport = transport;
		this.inbox = inbox;
		this.converter = converter;
		this.session = new ClientSession(transport, inbox, converter, askTimeout);
	}

	/**
	 * Opens a connection and does the handshake.
	 * @param uri the endpoint, as {@code ws://host:port/path}
	 * @return the client; fails as {@link NeffosTestClientBuilder#connect()} does
	 */
	@CheckReturnValue
	public static Mono<NeffosTestClient> connect(URI uri) {
		return builder(uri).connect();
	}

	/**
	 * Create a builder of clients.
	 * @param uri the endpoint, as {@code ws://host:port/path}
	 * @return where to say more, and to connect
	 */
	public static NeffosTestClientBuilder builder(URI uri) {
		return new NeffosTestClientBuilder(uri, null, (client) -> {
		});
	}

	/**
	 * Does the handshake, unless it is done.
	 * @return the connection's id; fails with the text that the server has refused the
	 * client with, with a {@link io.neffos.spring.message.NeffosCloseException} when the
	 * server closes without one, or with {@code write closed} when the connection is lost
	 */
	@CheckReturnValue
	public Mono<String> acknowledge() {
		return this.session.acknowledge();
	}

	/**
	 * Return the connection's id, which the server has assigned.
	 * @return the id
	 * @throws IllegalStateException before the handshake is done
	 */
	public String id() {
		String id = this.session.id();
		if (id == null) {
			throw new IllegalStateException("The server has not acknowledged the client");
		}
		return id;
	}

	/**
	 * Connect to a namespace.
	 * @param namespace its name
	 * @return the namespace, once the server has agreed; fails with its error
	 */
	@CheckReturnValue
	public Mono<TestNamespace> connect(String namespace) {
		return this.session.connect(namespace).thenReturn(namespace(namespace));
	}

	/**
	 * Return a namespace without connecting to it: because the server connects the
	 * client, or to test the server's error for a namespace that is not connected.
	 * @param namespace its name
	 * @return the namespace
	 */
	public TestNamespace namespace(String namespace) {
		return new TestNamespace(this, namespace);
	}

	/**
	 * Return the namespaces that the client is connected to, whichever side began it.
	 * @return their names, a snapshot
	 */
	public Set<String> namespaces() {
		return this.session.namespaces();
	}

	/**
	 * Return all messages received before and after the subscription, except answers and
	 * asks.
	 * @return the messages from the begin of the connection on, of which the builder's
	 * {@code keptEvents} are kept, the same for everyone who subscribes; completes when
	 * the connection ends
	 */
	public Flux<NeffosMessage> events() {
		return this.inbox.events();
	}

	/**
	 * Return the messages that aren't in neffos form. Until the handshake is done, all
	 * are taken for such.
	 * @return what {@link #events()} has of them
	 */
	public Flux<NeffosMessage> nativeMessages() {
		return events().filter(NeffosMessage::isNative);
	}

	/**
	 * Set the client's answer to asks of the server. By default it agrees to connect,
	 * disconnect, join and leave, and answers other events with the error
	 * {@code unknown event}.
	 * @param event the event's name, such as {@code _OnRoomJoin} or one of the
	 * application's own
	 * @param answer makes the answer's body of the question: empty for an empty reply, an
	 * error for a refusal with the text of a
	 * {@link io.neffos.spring.message.NeffosException}, {@code Mono.never()} for silence
	 * @return this client
	 */
	public NeffosTestClient onAsk(String event, Function<NeffosMessage, Mono<?>> answer) {
		this.inbox.onAsk(event, answer);
		return this;
	}

	/**
	 * Send a message as it is. The emit has begun when the method returns.
	 * @param message the message
	 * @return the emission, whose result completes when the message has been handed to
	 * the channel; fails with {@code write closed} if the connection has ended
	 */
	public Emission<Void> emit(NeffosMessage message) {
		Mono<Void> sent = this.session.emit(message).cache();
		// the result has the error, too
		sent.subscribe(null, (ex) -> {
		});
		return () -> sent;
	}

	/**
	 * Ask the server with a message as it is.
	 * @param message the question
	 * @return the answer; fails with the server's error, with {@code ask timeout}, or
	 * with {@code write closed} when the connection ends
	 */
	@CheckReturnValue
	public Mono<NeffosMessage> ask(NeffosMessage message) {
		return this.session.ask(message);
	}

	/**
	 * Send a text message with any content, valid or not.
	 * @param text the whole payload
	 * @return completes when it is on its way
	 */
	@CheckReturnValue
	public Mono<Void> sendRaw(String text) {
		return onLoop(() -> this.transport.sendText(text));
	}

	/**
	 * Send a binary message with any content, valid or not.
	 * @param bytes the whole payload
	 * @return completes when it is on its way
	 */
	@CheckReturnValue
	public Mono<Void> sendRaw(byte[] bytes) {
		return onLoop(() -> this.transport.sendBinary(bytes.clone()));
	}

	/**
	 * Stops reading from the socket, besides what is being read, so that what the server
	 * sends piles up. The end of the connection isn't noticed either.
	 * @return completes when it is done
	 */
	@CheckReturnValue
	public Mono<Void> stall() {
		return onLoop(() -> this.transport.reading(false));
	}

	/**
	 * Goes on reading after {@link #stall()}.
	 * @return completes when it is done
	 */
	@CheckReturnValue
	public Mono<Void> resume() {
		return onLoop(() -> this.transport.reading(true));
	}

	/**
	 * Closes the connection with code 1000.
	 * @return what the server's close frame has said, once the connection has ended
	 */
	@CheckReturnValue
	public Mono<CloseReason> close() {
		return close(CloseReason.NORMAL);
	}

	/**
	 * Closes the connection.
	 * @param reason the code and the text of the close frame
	 * @return what the server's close frame has said, once the connection has ended
	 */
	@CheckReturnValue
	public Mono<CloseReason> close(CloseReason reason) {
		return this.session.close(reason);
	}

	/**
	 * End the TCP connection with a reset, and without a close frame.
	 * @return completes when it has ended
	 */
	@CheckReturnValue
	public Mono<Void> reset() {
		return onLoop(this.transport::reset).then(closeStatus()).then();
	}

	/**
	 * Waits for the end.
	 * @return what the server's close frame has said, once the connection has ended: code
	 * 1005 for one without a code, 1006 if there was none
	 */
	@CheckReturnValue
	public Mono<CloseReason> closeStatus() {
		return this.session.whenEnded();
	}

	ClientSession session() {
		return this.session;
	}

	BodyConverter converter() {
		return this.converter;
	}

	private Mono<Void> onLoop(Runnable task) {
		return Mono.<Void>fromRunnable(task)
			.subscribeOn(this.transport.loop().scheduler())
			// the loop may end with the connection
			.onErrorComplete(RejectedExecutionException.class);
	}

}
