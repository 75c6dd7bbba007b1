package io.neffos.spring.engine.wire;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.message.NeffosMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What holds for any message and any payload.
 */
class MessageCodecPropertyTests {

	private final MessageCodec codec = new MessageCodec();

	@Property(edgeCases = EdgeCasesMode.NONE)
	void binaryRoundTrip(@ForAll("tokens") String token, @ForAll("names") String namespace,
			@ForAll("names") String room, @ForAll("names") String event, @ForAll boolean error, @ForAll boolean noOp,
			@ForAll("bodies") byte[] body) {
		Assume.that(isEncodable(namespace) && isEncodable(room) && isEncodable(event));
		NeffosMessage message = NeffosMessage.builder()
			.namespace(namespace)
			.room(room)
			.event(event)
			.error(error)
			.noOp(noOp)
			.body(body)
			.build();
		assertRoundTrip(token, message);
	}

	@Property(edgeCases = EdgeCasesMode.NONE)
	void textRoundTrip(@ForAll("tokens") String token, @ForAll("names") String namespace, @ForAll("names") String room,
			@ForAll("names") String event, @ForAll("names") String body) {
		Assume.that(isEncodable(namespace) && isEncodable(room) && isEncodable(event));
		NeffosMessage message = NeffosMessage.builder().namespace(namespace).room(room).event(event).body(body).build();
		assertRoundTrip(token, message);
		assertThat(this.codec.isText(this.codec.encode(token, message).payload())).isTrue();
	}

	@Property
	void nameThatWouldArriveAsAnother(@ForAll String name) {
		assertNameIsKeptOrRefused(name);
	}

	@Property
	void nameWithPiecesOfTheEscape(@ForAll("names") String name) {
		assertNameIsKeptOrRefused(name);
	}

	@Property(tries = 5000)
	void binaryPayload(@ForAll("payloads") byte[] payload) {
		assertThat(decode(payload, true)).isEqualTo(PlainDecoder.decode(payload));
	}

	@Property(tries = 5000)
	void textPayload(@ForAll("payloads") byte[] payload) {
		assertThat(this.codec.isText(Unpooled.wrappedBuffer(payload))).isEqualTo(PlainDecoder.isText(payload));
		Assume.that(PlainDecoder.isText(payload));
		assertThat(decode(payload, false)).isEqualTo(PlainDecoder.decode(payload));
	}

	@Property
	void textPayloadThatIsNotText(@ForAll("payloads") byte[] payload) {
		// Whoever forgets to check gets odd names, but no exception and no wrong fields.
		WireMessage wire = this.codec.decode(Unpooled.wrappedBuffer(payload), false);
		if (wire != null) {
			String body = new String(wire.message().bytes(), StandardCharsets.ISO_8859_1);
			assertThat(new String(payload, StandardCharsets.ISO_8859_1)).endsWith(";" + body);
		}
	}

	@Property
	void payloadInsideALargerBuffer(@ForAll("payloads") byte[] payload) {
		ByteBuf buffer = Unpooled.buffer().writeBytes(";;;;;;;".getBytes(StandardCharsets.US_ASCII));
		buffer.readerIndex(buffer.writerIndex());
		buffer.writeBytes(payload);
		int reader = buffer.readerIndex();
		int writer = buffer.writerIndex();
		WireMessage wire = this.codec.decode(buffer, true);
		assertThat((wire != null) ? PlainDecoder.of(wire) : null).isEqualTo(PlainDecoder.decode(payload));
		assertThat(buffer.readerIndex()).isEqualTo(reader);
		assertThat(buffer.writerIndex()).isEqualTo(writer);
		assertThat(buffer.refCnt()).isEqualTo(1);
	}

	@Property
	void decodedMessageSentOn(@ForAll("payloads") byte[] payload) {
		WireMessage wire = this.codec.decode(Unpooled.wrappedBuffer(payload), true);
		Assume.that(wire != null);
		NeffosMessage copy = wire.message().detached().toBuilder().build();
		assertThat(decode(this.codec.encode(wire.token(), copy))).isEqualTo(PlainDecoder.of(wire));
	}

	@Property
	void nativeMessage(@ForAll("payloads") byte[] payload, @ForAll boolean binary) {
		NeffosMessage message = this.codec.decodeNative(Unpooled.wrappedBuffer(payload), binary);
		EncodedMessage encoded = this.codec.encode(message);
		assertThat(bytes(encoded)).isEqualTo(payload);
		assertThat(encoded.isBinary()).isEqualTo(binary);
	}

	private void assertNameIsKeptOrRefused(String name) {
		if (isEncodable(name)) {
			NeffosMessage message = NeffosMessage.builder().namespace(name).room(name).event(name).build();
			assertRoundTrip("", message);
		}
		else {
			assertThatIllegalArgumentException().isThrownBy(() -> NeffosMessage.builder().namespace(name));
			assertThatIllegalArgumentException().isThrownBy(() -> NeffosMessage.builder().room(name));
			assertThatIllegalArgumentException().isThrownBy(() -> NeffosMessage.builder().event(name));
		}
	}

	private void assertRoundTrip(String token, NeffosMessage message) {
		EncodedMessage encoded = this.codec.encode(token, message);
		assertThat(encoded.isBinary()).isEqualTo(message.isBinary());
		assertThat(decode(encoded)).isEqualTo(PlainDecoder.of(new WireMessage(token, message)));
	}

	private PlainDecoder decode(EncodedMessage encoded) {
		return decode(bytes(encoded), encoded.isBinary());
	}

	private PlainDecoder decode(byte[] payload, boolean binary) {
		WireMessage wire = this.codec.decode(Unpooled.wrappedBuffer(payload), binary);
		return (wire != null) ? PlainDecoder.of(wire) : null;
	}

	private static byte[] bytes(EncodedMessage encoded) {
		byte[] bytes = new byte[encoded.payload().readableBytes()];
		encoded.payload().getBytes(0, bytes);
		return bytes;
	}

	/**
	 * Tells whether a name's wire form means that name and no other.
	 * @param name the name
	 * @return {@code false} if a receiver would read another name
	 */
	private static boolean isEncodable(String name) {
		String field = String.join("@%!semicolon@%!", name.split(";", -1));
		byte[] bytes = (";" + field + ";;;;;").getBytes(StandardCharsets.UTF_8);
		PlainDecoder decoded = PlainDecoder.decode(bytes);
		return decoded != null && decoded.namespace().equals(name);
	}

	@Provide
	Arbitrary<String> names() {
		return MessageArbitraries.names();
	}

	@Provide
	Arbitrary<String> tokens() {
		return MessageArbitraries.tokens();
	}

	@Provide
	Arbitrary<byte[]> bodies() {
		return MessageArbitraries.bodies();
	}

	@Provide
	Arbitrary<byte[]> payloads() {
		return MessageArbitraries.payloads();
	}

}
