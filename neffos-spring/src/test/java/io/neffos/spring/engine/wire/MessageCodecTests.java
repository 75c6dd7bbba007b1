package io.neffos.spring.engine.wire;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MessageCodecTests {

	private final MessageCodec codec = new MessageCodec();

	@Test
	void fields() {
		WireMessage wire = decode("$12;chat;lobby;say;1;1;a;b;c");
		assertThat(wire.token()).isEqualTo("$12");
		assertThat(wire.isAsk()).isTrue();
		assertThat(wire.isAnswer()).isFalse();
		NeffosMessage message = wire.message();
		assertThat(message.namespace()).isEqualTo("chat");
		assertThat(message.room()).isEqualTo("lobby");
		assertThat(message.event()).isEqualTo("say");
		assertThat(message.isError()).isTrue();
		assertThat(message.isNoOp()).isTrue();
		assertThat(message.isAsk()).isTrue();
		assertThat(message.isBinary()).isFalse();
		assertThat(message.text()).isEqualTo("a;b;c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "M", ";;;;;", "$1;chat;lobby;say;0;0", "plain text" })
	void tooFewFields(String payload) {
		assertThat(this.codec.decode(buffer(payload), false)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "true", "2", "01", "11", "1 ", "\u0661" })
	void falseFlag(String flag) {
		WireMessage wire = decode(";chat;;say;" + flag + ";" + flag + ";body");
		assertThat(wire.message().isError()).isFalse();
		assertThat(wire.message().isNoOp()).isFalse();
	}

	@Test
	void escapedNames() {
		WireMessage wire = decode(
				"$a@%!semicolon@%!;n@%!semicolon@%!s;@%!semicolon@%!r;e@%!semicolon@%!;0;0;@%!semicolon@%!");
		assertThat(wire.token()).isEqualTo("$a@%!semicolon@%!");
		assertThat(wire.message().namespace()).isEqualTo("n;s");
		assertThat(wire.message().room()).isEqualTo(";r");
		assertThat(wire.message().event()).isEqualTo("e;");
		assertThat(wire.message().text()).isEqualTo("@%!semicolon@%!");
	}

	@ParameterizedTest
	@ValueSource(strings = { "@%!semicolon@%!", "a@%!semicolon@%!b", "@%!semicolon;" })
	void nameThatWouldArriveAsAnother(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> NeffosMessage.builder().event(name))
			.withMessageContaining(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uD83D", "a\uDE00", "\uDE00\uD83D" })
	void nameWithHalfASurrogatePair(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> NeffosMessage.builder().room(name));
	}

	@Test
	void tokenKinds() {
		assertThat(decode(";;;;0;0;").isAsk()).isFalse();
		assertThat(decode(";;;;0;0;").isAnswer()).isFalse();
		assertThat(decode("5;;;;0;0;").isAnswer()).isTrue();
		assertThat(decode("#5;;;;0;0;").isAnswer()).isTrue();
		assertThat(decode("#5;;;;0;0;").isAsk()).isFalse();
		assertThat(decode("\u0665;;;;0;0;").isAsk()).isTrue();
	}

	@Test
	void emptyReply() {
		EncodedMessage encoded = this.codec.encodeEmptyReply("$1");
		assertThat(text(encoded)).isEqualTo("$1;;;;;;");
		assertThat(encoded.isBinary()).isFalse();
	}

	@Test
	void handshakeText() {
		assertThat(text(this.codec.encodeText("Aal\u00EFce"))).isEqualTo("Aal\u00EFce");
	}

	@Test
	void encodedFields() {
		NeffosMessage message = NeffosMessage.builder()
			.namespace("n;s")
			.room("r")
			.event("e")
			.error(true)
			.body("b;c")
			.build();
		assertThat(text(this.codec.encode("$1", message))).isEqualTo("$1;n@%!semicolon@%!s;r;e;1;0;b;c");
		assertThat(text(this.codec.encode(message))).isEqualTo(";n@%!semicolon@%!s;r;e;1;0;b;c");
	}

	@Test
	void binaryHeaderThatIsNotText() {
		ByteBuf payload = Unpooled.wrappedBuffer(new byte[] { ';', (byte) 0xFF, ';', ';', ';', ';', ';' });
		assertThat(this.codec.decode(payload, true)).isNull();
	}

	@Test
	void binaryBodyThatIsNotText() {
		ByteBuf payload = Unpooled.wrappedBuffer(new byte[] { ';', ';', ';', ';', ';', ';', (byte) 0xFF });
		WireMessage wire = this.codec.decode(payload, true);
		assertThat(wire).isNotNull();
		assertThat(wire.message().isBinary()).isTrue();
		assertThat(wire.message().bytes()).containsExactly(0xFF);
	}

	@Test
	void detachedBody() {
		ByteBuf payload = buffer(";ns;;e;0;0;before");
		NeffosMessage message = this.codec.decode(payload, false).message();
		NeffosMessage kept = message.detached();
		payload.setBytes(payload.writerIndex() - 6, "after!".getBytes(StandardCharsets.US_ASCII));
		assertThat(kept.text()).isEqualTo("before");
		assertThat(kept.detached()).isSameAs(kept);
	}

	@Test
	void textFlagOnBytes() {
		NeffosMessageBuilder builder = NeffosMessage.builder().body(new byte[] { (byte) 0xFF }).binary(false);
		assertThatIllegalArgumentException().isThrownBy(builder::build);
	}

	private WireMessage decode(String payload) {
		WireMessage wire = this.codec.decode(buffer(payload), false);
		assertThat(wire).isNotNull();
		return wire;
	}

	private static ByteBuf buffer(String payload) {
		return Unpooled.copiedBuffer(payload, StandardCharsets.UTF_8);
	}

	private static String text(EncodedMessage encoded) {
		return encoded.payload().toString(StandardCharsets.UTF_8);
	}

}
