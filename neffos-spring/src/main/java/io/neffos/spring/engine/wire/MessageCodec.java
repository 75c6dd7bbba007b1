package io.neffos.spring.engine.wire;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.engine.text.FieldEscape;
import io.neffos.spring.engine.text.MessageAccess;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * Translates between messages and their wire form:
 * {@code wait;namespace;room;event;isError;isNoOp;body}. Has no state.
 *
 * @since 0.1.0
 */
public final class MessageCodec {

	private static final byte SEPARATOR = ';';

	private static final int SEPARATORS = 6;

	/**
	 * Whether a name of a namespace, room or event arrives as it is sent. One that holds
	 * the protocol's escape for {@code ;} or half a surrogate pair doesn't.
	 * @param name the name
	 * @return {@code false} if no message can carry it
	 */
	public static boolean isEncodable(String name) {
		return FieldEscape.isEncodable(name);
	}

	/** The bits of eight bytes that no ASCII character has. */
	private static final long NOT_ASCII = 0x8080808080808080L;

	private static final byte TRUE = '1';

	private static final byte FALSE = '0';

	private final MessageAccess<NeffosMessage, NeffosMessageBuilder> access = MessageAccess.of(NeffosMessage.builder());

	private final boolean client;

	/**
	 * Creates the codec of a server.
	 */
	public MessageCodec() {
		this(false);
	}

	private MessageCodec(boolean client) {
		this.client = client;
	}

	/**
	 * Creates the codec of a client, to which other messages are asks than to a server.
	 * @return the codec
	 */
	public static MessageCodec ofClient() {
		return new MessageCodec(true);
	}

	/**
	 * Reads one WebSocket message. The body of the result is a slice of the buffer: it is
	 * valid as long as the buffer is, and {@link NeffosMessage#detached()} copies it.
	 * @param payload the payload; its indexes and its reference count are left as they
	 * are
	 * @param binary whether it came as a binary message
	 * @return the message, or {@code null} when the payload is not in neffos form
	 */
	public @Nullable WireMessage decode(ByteBuf payload, boolean binary) {
		int start = payload.readerIndex();
		int end = payload.writerIndex();
		int[] separators = new int[SEPARATORS];
		int from = start;
		for (int i = 0; i < SEPARATORS; i++) {
			int at = payload.indexOf(from, end, SEPARATOR);
			if (at < 0) {
				return null;
			}
			separators[i] = at;
			from = at + 1;
		}
		if (binary && !ByteBufUtil.isText(payload, start, from - start, StandardCharsets.UTF_8)) {
			return null;
		}
		String token = field(payload, start, separators[0]);
		int bodyStart = separators[5] + 1;
		NeffosMessageBuilder message = NeffosMessage.builder()
			.error(flag(payload, separators[3], separators[4]))
			.noOp(flag(payload, separators[4], separators[5]));
		this.access.names(message, name(payload, separators[0], separators[1]),
				name(payload, separators[1], separators[2]), name(payload, separators[2], separators[3]));
		this.access.ask(message, (this.client) ? WireMessage.isServersAsk(token) : WireMessage.isAsk(token));
		this.access.received(message, payload.slice(bodyStart, end - bodyStart), binary);
		return new WireMessage(token, message.build());
	}

	/**
	 * Makes a native message of a whole WebSocket message. The same rule holds for its
	 * body as for {@link #decode}.
	 * @param payload the payload
	 * @param binary whether it came as a binary message
	 * @return the message
	 */
	public NeffosMessage decodeNative(ByteBuf payload, boolean binary) {
		return this.access.received(NeffosMessage.builder().nativeMessage(), payload.slice(), binary).build();
	}

	/**
	 * Whether a payload may be passed on as text.
	 * @param payload the payload of a text message
	 * @return {@code true} when it is UTF-8
	 */
	public boolean isText(ByteBuf payload) {
		int end = payload.writerIndex();
		int from = payload.readerIndex();
		while (from <= end - Long.BYTES && (payload.getLong(from) & NOT_ASCII) == 0) {
			from += Long.BYTES;
		}
		return ByteBufUtil.isText(payload, from, end - from, StandardCharsets.UTF_8);
	}

	/**
	 * Encodes a message that expects no answer.
	 * @param message the message
	 * @return its frame
	 */
	public EncodedMessage encode(NeffosMessage message) {
		return encode("", message);
	}

	/**
	 * Writes a message.
	 * @param token the token that joins question and answer, empty for none; a native
	 * message has none
	 * @param message the message
	 * @return its frame
	 */
	public EncodedMessage encode(String token, NeffosMessage message) {
		ByteBuf body = this.access.content(message);
		if (message.isNative()) {
			FrameWriter writer = new FrameWriter(body.readableBytes(), message.isBinary());
			return writer.bytes(body).done();
		}
		byte[] head = head(token, message);
		FrameWriter writer = new FrameWriter(head.length + body.readableBytes(), message.isBinary());
		return writer.bytes(head).bytes(body).done();
	}

	/**
	 * Writes the answer without content: the token alone, always as text.
	 * @param token the token of the question
	 * @return its frame
	 */
	public EncodedMessage encodeEmptyReply(String token) {
		return encodeText(token + ";;;;;;");
	}

	/**
	 * Writes a text that is not a message, as the handshake needs.
	 * @param text the text
	 * @return its frame
	 */
	public EncodedMessage encodeText(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return new FrameWriter(bytes.length, false).bytes(bytes).done();
	}

	private static String name(ByteBuf payload, int separatorBefore, int separatorAfter) {
		return FieldEscape.unescape(field(payload, separatorBefore + 1, separatorAfter));
	}

	private static String field(ByteBuf payload, int start, int end) {
		return (start == end) ? "" : payload.toString(start, end - start, StandardCharsets.UTF_8);
	}

	private static boolean flag(ByteBuf payload, int separatorBefore, int separatorAfter) {
		return separatorAfter - separatorBefore == 2 && payload.getByte(separatorBefore + 1) == TRUE;
	}

	private static byte[] head(String token, NeffosMessage message) {
		String names = token + ';' + FieldEscape.escape(message.namespace()) + ';' + FieldEscape.escape(message.room())
				+ ';' + FieldEscape.escape(message.event()) + ';' + (char) ((message.isError()) ? TRUE : FALSE) + ';'
				+ (char) ((message.isNoOp()) ? TRUE : FALSE) + ';';
		return names.getBytes(StandardCharsets.UTF_8);
	}

}
