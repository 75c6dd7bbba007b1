package io.neffos.spring.webflux.support;

import io.neffos.spring.message.CloseReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * Gives a connection what its session receives, as fast as the connection allows.
 */
public abstract class SessionInbound extends BaseSubscriber<WebSocketMessage> {

	private final WebSocketSession session;

	private final Sinks.Empty<Void> done = Sinks.empty();

	private volatile @Nullable CloseStatus closeStatus;

	private volatile boolean closedByPeer;

	protected SessionInbound(WebSocketSession session) {
		this.session = session;
	}

	/**
	 * Receives until the session ends.
	 * @return completes then
	 */
	public final Mono<Void> receive() {
		return this.done.asMono().doOnSubscribe((subscription) -> {
			this.session.closeStatus().subscribe((status) -> this.closeStatus = status, (ex) -> {
			});
			subscribe(this.session);
		});
	}

	/**
	 * Allows that many more messages to be received.
	 */
	public abstract void allow(int messages);

	/**
	 * Whether the client, whose close frame the web server answers by itself, or the web
	 * server has closed the session.
	 */
	public final boolean isClosedByPeer() {
		return this.closedByPeer;
	}

	protected final void closedByPeer() {
		this.closedByPeer = true;
	}

	protected abstract void subscribe(WebSocketSession from);

	protected abstract void ended(CloseReason reason);

	@Override
	protected final void hookOnComplete() {
		closedByPeer();
		CloseStatus status = this.closeStatus;
		ended((status != null) ? reason(status) : CloseReason.LOST);
	}

	@Override
	protected final void hookFinally(SignalType type) {
		this.done.tryEmitEmpty();
	}

	private static CloseReason reason(CloseStatus status) {
		if (!CloseFrames.isValid(status.getCode())) {
			return CloseReason.LOST;
		}
		return new CloseReason(status.getCode(), (status.getReason() != null) ? status.getReason() : "");
	}

}
