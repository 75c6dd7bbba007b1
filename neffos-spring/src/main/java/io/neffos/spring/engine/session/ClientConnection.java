package io.neffos.spring.engine.session;

import java.time.Duration;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.memory.MemoryHolder;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.Outbound;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A client's connection, as the transport, the server and the application see it.
 * Delegates to its parts, which don't see each other through it.
 *
 * @since 0.1.0
 */
public final class ClientConnection extends ApplicationConnection implements MemoryHolder {

	final HeartbeatState heartbeat = new HeartbeatState(this);

	private final ServerCounters counters;

	private final Duration messageTime;

	private final Heartbeats heartbeats;

	private final ConnectionAssembly.Parts parts;

	ClientConnection(ConnectionServices services, ConnectionAssembly assembly, Heartbeats heartbeats, String id,
			Handshake handshake, ConnectionTransport transport, Outbound outbound, ContextView context) {
		super(id, handshake, transport, outbound, context, services.memory().client(transport.loop()));
		this.counters = services.counters();
		this.messageTime = services.limits().inbound().messageTime();
		this.heartbeats = heartbeats;
		this.parts = assembly.assemble(this);
	}

	/**
	 * Begins the handshake. Called once.
	 */
	public void start() {
		loop().run(() -> {
			this.parts.gate().start();
			this.parts.flow().replenish();
			if (closeReason() == null) {
				this.heartbeats.watch(loop(), this.heartbeat);
			}
		});
	}

	/**
	 * Waits for the end.
	 * @return completes when the connection has ended and all its callbacks have run
	 */
	public Mono<Void> whenEnded() {
		return this.parts.closer().done();
	}

	/**
	 * Takes a WebSocket message from the client. Called on the loop; the caller keeps its
	 * reference to the buffer.
	 * @param payload the whole payload
	 * @param binary whether it came as a binary message
	 */
	public void receive(ByteBuf payload, boolean binary) {
		this.heartbeat.signOfLife();
		this.parts.receiver().receive(payload, binary);
	}

	/**
	 * Notes a sign of life other than a message: a pong, or progress in reading what
	 * waited. Called on the loop.
	 */
	public void alive() {
		this.heartbeat.signOfLife();
	}

	/**
	 * Stops reading from the client and handling what it has sent, because more waits for
	 * it than its outbound limits allow. Answers that it owes are still read. Called on
	 * the loop.
	 */
	public void congested() {
		this.parts.flow().congested();
	}

	/**
	 * Goes on after {@link #congested()}. Called on the loop.
	 */
	public void relieved() {
		this.parts.flow().relieved();
	}

	/**
	 * Notes the end of the transport, whether or not this side has closed it. What the
	 * client had sent before is still handled.
	 * @param reason why, if this side has not closed it
	 */
	public void ended(CloseReason reason) {
		loop().run(() -> this.parts.closer().close(reason, true));
	}

	/**
	 * Ends the connection because the client has sent too large a message.
	 */
	public void tooLarge() {
		this.counters.exceeded(Limit.MESSAGE_SIZE);
		ended(CloseReason.TOO_LARGE);
	}

	/**
	 * Ends the connection because a message of the client takes longer than it may from
	 * its first fragment to its last one. Called on the loop.
	 */
	public void tooSlow() {
		unlessClosed(() -> exceeded(Limit.MESSAGE_TIME));
	}

	/**
	 * Returns how long a message of the client may take from its first fragment to its
	 * last one.
	 * @return the time
	 */
	public Duration messageTime() {
		return this.messageTime;
	}

	@Override
	public void close(CloseReason reason) {
		if (!reason.isSendable()) {
			throw new IllegalArgumentException("A close frame can't carry code " + reason.code());
		}
		loop().run(() -> this.parts.closer().close(reason, false));
	}

	/**
	 * Closes once the handlers have answered what the client has sent so far, and after
	 * the grace of a close at the latest.
	 * @param reason the close frame's code and text
	 */
	public void closeGracefully(CloseReason reason) {
		unlessClosed(() -> this.parts.closer().closeGracefully(reason));
	}

	@Override
	public boolean isEnding() {
		return this.parts.state().isClosed();
	}

	@Override
	public void overloaded() {
		close(CloseReason.OVERLOADED);
	}

	/**
	 * Ends the connection of a client that breaks a limit.
	 */
	void exceeded(Limit limit) {
		this.counters.exceeded(limit);
		violated(limit.exceeded().text());
	}

	/**
	 * Ends the connection of a client that breaks the protocol.
	 */
	void violated(String what) {
		this.counters.increment(ProtocolCounter.VIOLATION);
		close(CloseReason.POLICY_VIOLATION.withText(what));
	}

	/**
	 * Does something on the loop, unless the connection has ended.
	 */
	void unlessClosed(Runnable task) {
		loop().run(() -> {
			if (!this.parts.state().isClosed()) {
				task.run();
			}
		});
	}

	/**
	 * Returns the error of sending a message that can't be sent to this client.
	 */
	@Nullable NeffosException refusal(NeffosMessage message) {
		return this.parts.sender().refusal(message);
	}

	/**
	 * Goes on after a handler or an operation has ended: with the callbacks of the end,
	 * with a graceful close, or with reading.
	 */
	void progressed() {
		if (this.parts.state().isClosed()) {
			this.parts.end().beginIfIdle();
		}
		else if (!this.parts.closer().closeIfIdle()) {
			this.parts.flow().replenish();
		}
	}

	/**
	 * Handles messages that had to wait.
	 */
	void handleQueued() {
		this.parts.mailbox().drain();
	}

	/**
	 * Whether anything that the client sends would be read.
	 */
	boolean isReading() {
		return this.parts.flow().isReading();
	}

	@Override
	ConnectionAssembly.Parts parts() {
		return this.parts;
	}

	/**
	 * Ends the heartbeat.
	 */
	void unwatch() {
		this.heartbeats.forget(loop(), this.heartbeat);
	}

}
