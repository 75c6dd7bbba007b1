package io.neffos.spring.engine.client;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The client's part of the handshake. Confined to the session's loop, but for the id.
 */
final class ClientHandshake {

	private static final String ACKNOWLEDGEMENT = "M";

	private static final byte SERVER_AGREED = 'A';

	private static final byte SERVER_REFUSED = 'H';

	private final Sinks.One<String> result = Sinks.one();

	private final ClientTransport transport;

	private final MessageCodec codec;

	private boolean begun;

	private volatile @Nullable String id;

	ClientHandshake(ClientTransport transport, MessageCodec codec) {
		this.transport = transport;
		this.codec = codec;
	}

	/**
	 * Begins, once.
	 * @return the connection's id, or the server's refusal
	 */
	Mono<String> acknowledge() {
		if (!this.begun) {
			this.begun = true;
			this.transport.send(this.codec.encodeText(ACKNOWLEDGEMENT));
		}
		return this.result.asMono();
	}

	/**
	 * Takes a message, if it is the server's part of the handshake.
	 * @return {@code false} if it is not
	 */
	boolean receive(ByteBuf payload) {
		byte first = (payload.isReadable()) ? payload.getByte(payload.readerIndex()) : 0;
		if (!this.begun || (first != SERVER_AGREED && first != SERVER_REFUSED)) {
			return false;
		}
		String text = payload.toString(payload.readerIndex() + 1, payload.readableBytes() - 1, StandardCharsets.UTF_8);
		if (first == SERVER_AGREED) {
			this.id = text;
			this.result.tryEmitValue(text);
		}
		else {
			this.result.tryEmitError(new NeffosException(text));
		}
		return true;
	}

	boolean isDone() {
		return this.id != null;
	}

	@Nullable String id() {
		return this.id;
	}

	/**
	 * Gives up, unless there is a result.
	 */
	void ended(CloseReason reason) {
		// what no close frame can carry, no exception of one can either
		this.result.tryEmitError((reason.isSendable()) ? new NeffosCloseException(reason)
				: new NeffosException(NeffosError.WRITE_CLOSED));
	}

}
