package io.neffos.spring.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.neffos.spring.engine.text.LogText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * A neffos message: namespace, room, event, body and flags. Immutable, and safe to keep
 * and to share between threads.
 *
 * @since 0.1.0
 */
public final class NeffosMessage {

	static {
		new CodecAccess();
	}

	private final String namespace;

	private final String room;

	private final String event;

	private final ByteBuf body;

	private final boolean borrowed;

	private final boolean binary;

	private final boolean error;

	private final boolean noOp;

	private final boolean ask;

	private final boolean nativeMessage;

	private final @Nullable String to;

	private final LifecycleCause cause;

	NeffosMessage(NeffosMessageBuilder builder) {
		this.namespace = builder.namespace;
		this.room = builder.room;
		this.event = builder.event;
		this.body = builder.body;
		this.borrowed = builder.borrowed;
		this.binary = builder.binary;
		this.error = builder.error;
		this.noOp = builder.noOp;
		this.ask = builder.ask;
		this.nativeMessage = builder.nativeMessage;
		this.to = builder.to;
		this.cause = builder.cause;
	}

	/**
	 * Start a new message.
	 * @return a builder whose names are empty and whose body is an empty text
	 */
	public static NeffosMessageBuilder builder() {
		return new NeffosMessageBuilder();
	}

	/**
	 * Create a native message: one that goes over the wire as its body alone.
	 * @param text the body
	 * @return the message, in the empty namespace
	 */
	public static NeffosMessage ofNative(String text) {
		return builder().nativeMessage().body(text).build();
	}

	/**
	 * Create a binary native message: one that goes over the wire as its body alone.
	 * @param bytes the body, copied
	 * @return the message, in the empty namespace
	 */
	public static NeffosMessage ofNative(byte[] bytes) {
		return builder().nativeMessage().body(bytes).build();
	}

	/**
	 * Start a new message from this one.
	 * @return a builder with all of this message's values
	 */
	public NeffosMessageBuilder toBuilder() {
		return new NeffosMessageBuilder(this);
	}

	/**
	 * Return the namespace.
	 * @return its name, may be empty
	 */
	public String namespace() {
		return this.namespace;
	}

	/**
	 * Return the room.
	 * @return its name, empty when the message is for the namespace as a whole
	 */
	public String room() {
		return this.room;
	}

	/**
	 * Return the event.
	 * @return its name, may be empty
	 */
	public String event() {
		return this.event;
	}

	/**
	 * Return the body as text.
	 * @return the text, may be empty
	 */
	public String text() {
		return this.body.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Return the body as bytes.
	 * @return a copy, may be empty
	 */
	public byte[] bytes() {
		return ByteBufUtil.getBytes(this.body);
	}

	/**
	 * Return a view of the body.
	 * @return a new read-only buffer that begins at the body's first byte
	 */
	public ByteBuffer body() {
		return this.body.nioBuffer().asReadOnlyBuffer();
	}

	/**
	 * Return the body's size.
	 * @return the number of bytes
	 */
	public int size() {
		return this.body.readableBytes();
	}

	/**
	 * Return whether the message is sent as a binary WebSocket message.
	 * @return {@code true} for binary, {@code false} for text
	 */
	public boolean isBinary() {
		return this.binary;
	}

	/**
	 * Return whether the body is an error's text.
	 * @return the message's error flag
	 */
	public boolean isError() {
		return this.error;
	}

	/**
	 * Return whether the receiver should ignore the message.
	 * @return the message's no-op flag
	 */
	public boolean isNoOp() {
		return this.noOp;
	}

	/**
	 * Return whether the sender waits for an answer.
	 * @return {@code true} for an ask
	 */
	public boolean isAsk() {
		return this.ask;
	}

	/**
	 * Return whether this is a native message, which is not in neffos form.
	 * @return {@code true} if the body alone is on the wire
	 */
	public boolean isNative() {
		return this.nativeMessage;
	}

	/**
	 * Return whether a lifecycle event was caused by the server.
	 * @return {@code true} unless the client caused it
	 */
	public boolean isLocal() {
		return this.cause.isLocal();
	}

	/**
	 * Return whether a lifecycle event is the consequence of another one and can't be
	 * refused.
	 * @return {@code true} if an error of its handler has no effect
	 */
	public boolean isForced() {
		return this.cause.isForced();
	}

	/**
	 * Return the id of the connections to which a broadcast of the message is restricted.
	 * @return the id, or {@code null} for all connections in the room or namespace
	 */
	public @Nullable String to() {
		return this.to;
	}

	/**
	 * Return an error message as an exception.
	 * @return the exception, or {@code null} if this is no error message
	 */
	public @Nullable NeffosException exception() {
		return (this.error) ? new NeffosException(text()) : null;
	}

	/**
	 * Return this message with a body of its own. Needed only for a message that came
	 * from a client and whose body still lies in the network buffer.
	 * @return this message, or a copy
	 */
	public NeffosMessage detached() {
		return (this.borrowed) ? toBuilder().content(Unpooled.wrappedBuffer(bytes()), false).build() : this;
	}

	boolean isBorrowed() {
		return this.borrowed;
	}

	ByteBuf content() {
		return this.body;
	}

	LifecycleCause cause() {
		return this.cause;
	}

	@Override
	public String toString() {
		return "NeffosMessage[namespace=" + LogText.line(this.namespace) + ", room=" + LogText.line(this.room)
				+ ", event=" + LogText.line(this.event) + ", " + size() + ((this.binary) ? " binary" : " text")
				+ " bytes]";
	}

}
