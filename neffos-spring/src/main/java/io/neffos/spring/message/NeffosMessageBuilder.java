package io.neffos.spring.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.neffos.spring.engine.text.FieldEscape;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link NeffosMessage}. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class NeffosMessageBuilder {

	String namespace = "";

	String room = "";

	String event = "";

	ByteBuf body = Unpooled.EMPTY_BUFFER;

	boolean borrowed;

	boolean binary;

	boolean error;

	boolean noOp;

	boolean ask;

	boolean nativeMessage;

	@Nullable String to;

	LifecycleCause cause = LifecycleCause.REMOTE;

	private boolean checkText;

	NeffosMessageBuilder() {
	}

	NeffosMessageBuilder(NeffosMessage message) {
		this.namespace = message.namespace();
		this.room = message.room();
		this.event = message.event();
		this.body = message.content();
		this.borrowed = message.isBorrowed();
		this.binary = message.isBinary();
		this.error = message.isError();
		this.noOp = message.isNoOp();
		this.ask = message.isAsk();
		this.nativeMessage = message.isNative();
		this.to = message.to();
		this.cause = message.cause();
	}

	/**
	 * Set the namespace. Default to the empty one, which stands for the sender's own
	 * where the message is sent through a connection's namespace or a room.
	 * @param name the namespace's name
	 * @return this builder
	 */
	public NeffosMessageBuilder namespace(String name) {
		this.namespace = FieldEscape.requireEncodable(name);
		return this;
	}

	/**
	 * Set the room. Default to the empty name: the namespace as a whole.
	 * @param name the room's name
	 * @return this builder
	 */
	public NeffosMessageBuilder room(String name) {
		this.room = FieldEscape.requireEncodable(name);
		return this;
	}

	/**
	 * Set the event. Default to the empty name.
	 * @param name the event's name
	 * @return this builder
	 */
	public NeffosMessageBuilder event(String name) {
		this.event = FieldEscape.requireEncodable(name);
		return this;
	}

	/**
	 * Set the body of a text message. Default to an empty text.
	 * @param text the body
	 * @return this builder
	 */
	public NeffosMessageBuilder body(String text) {
		return content(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)), false).frameType(false, false);
	}

	/**
	 * Set the body of a binary message.
	 * @param bytes the body, copied
	 * @return this builder
	 */
	public NeffosMessageBuilder body(byte[] bytes) {
		return content(Unpooled.wrappedBuffer(bytes.clone()), false).frameType(true, false);
	}

	/**
	 * Set the body of a binary message.
	 * @param bytes the body: the remaining bytes of the buffer, copied; the buffer is not
	 * changed
	 * @return this builder
	 */
	public NeffosMessageBuilder body(ByteBuffer bytes) {
		byte[] copy = new byte[bytes.remaining()];
		bytes.duplicate().get(copy);
		return content(Unpooled.wrappedBuffer(copy), false).frameType(true, false);
	}

	/**
	 * Set whether the message is sent as binary, whatever the type of its body. Call this
	 * method after those that set the body. {@link #build()} refuses a text message whose
	 * bytes are not UTF-8.
	 * @param value {@code true} for binary, {@code false} for text
	 * @return this builder
	 */
	public NeffosMessageBuilder binary(boolean value) {
		return frameType(value, this.checkText || (this.binary && !value));
	}

	/**
	 * Set whether the body is an error's text. Default to {@code false}.
	 * @param value the error flag
	 * @return this builder
	 */
	public NeffosMessageBuilder error(boolean value) {
		this.error = value;
		return this;
	}

	/**
	 * Set whether the receiver should ignore the message. Default to {@code false}.
	 * @param value the no-op flag
	 * @return this builder
	 */
	public NeffosMessageBuilder noOp(boolean value) {
		this.noOp = value;
		return this;
	}

	/**
	 * Restrict a broadcast to the connections of one id. Default to no restriction.
	 * @param connectionId the id, or {@code null} for all connections
	 * @return this builder
	 */
	public NeffosMessageBuilder to(@Nullable String connectionId) {
		this.to = connectionId;
		return this;
	}

	/**
	 * Create a native message, of which only the body is sent.
	 * @return this builder
	 */
	public NeffosMessageBuilder nativeMessage() {
		this.nativeMessage = true;
		this.namespace = "";
		this.room = "";
		this.event = SystemEvent.NATIVE_MESSAGE.wireName();
		return this;
	}

	/**
	 * Create the message.
	 * @return the message
	 * @throws IllegalArgumentException if a text message's bytes are not UTF-8
	 */
	public NeffosMessage build() {
		if (this.checkText && !this.binary && !ByteBufUtil.isText(this.body, StandardCharsets.UTF_8)) {
			throw new IllegalArgumentException("A text message needs a body in UTF-8; send these bytes as binary");
		}
		return new NeffosMessage(this);
	}

	NeffosMessageBuilder cause(LifecycleCause value) {
		this.cause = value;
		return this;
	}

	NeffosMessageBuilder ask(boolean value) {
		this.ask = value;
		return this;
	}

	NeffosMessageBuilder content(ByteBuf value, boolean borrowedContent) {
		this.body = value;
		this.borrowed = borrowedContent;
		return this;
	}

	NeffosMessageBuilder decodedNames(String decodedNamespace, String decodedRoom, String decodedEvent) {
		this.namespace = decodedNamespace;
		this.room = decodedRoom;
		this.event = decodedEvent;
		return this;
	}

	NeffosMessageBuilder frameType(boolean isBinary, boolean check) {
		this.binary = isBinary;
		this.checkText = check;
		return this;
	}

}
