package io.neffos.spring.annotation.support;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.neffos.spring.connection.Answer;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractDataBufferDecoder;
import org.springframework.core.codec.CodecException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.codec.Encoder;
import org.springframework.core.codec.ResourceEncoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of writing and reading bodies.
 */
class CodecBodyConverterTests {

	private final CodecBodyConverter converter = new CodecBodyConverter(new PayloadCodecs(
			List.of(new JacksonJsonDecoder()), List.<Encoder<?>>of(new ResourceEncoder(), new JacksonJsonEncoder())));

	@Test
	void text() {
		assertText("hello", "hello");
		assertText(new StringBuilder("hello"), "hello");
	}

	@Test
	void bytes() {
		byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
		assertBinary(bytes);
		assertBinary(ByteBuffer.wrap(bytes));
		assertBinary(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
	}

	@Test
	void message() {
		assertText(NeffosMessage.builder().event("other").body("hello").build(), "hello");
	}

	@Test
	void json() {
		assertText(Map.of("name", "caf\u00e9"), "{\"name\":\"caf\u00e9\"}");
		assertText(List.of(1, 2), "[1,2]");
		assertText(7, "7");
		assertText(true, "true");
	}

	@Test
	void reading() {
		assertThat(read("hello", String.class)).isEqualTo("hello");
		assertThat(read("hello", byte[].class)).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
		assertThat(read("7", Integer.class)).isEqualTo(7);
		assertThat(read("[1,2]", new ParameterizedTypeReference<List<Integer>>() {
		}.getType())).isEqualTo(List.of(1, 2));
		assertThat(read("", Integer.class)).isNull();
	}

	@Test
	void unreadableBody() {
		assertInvalidPayload(this.converter, DecodingException.class);
		assertInvalidPayload(new CodecBodyConverter(new PayloadCodecs(List.of(new FailingDecoder()), List.of())),
				IllegalStateException.class);
	}

	@Test
	void unreadableType() {
		CodecBodyConverter none = new CodecBodyConverter(PayloadCodecs.NONE);
		NeffosMessage message = NeffosMessage.builder().event("e").body("7").build();
		assertThatIllegalArgumentException().isThrownBy(() -> none.read(message, Integer.class))
			.withMessage("No codec can read a body as java.lang.Integer");
		assertThatIllegalArgumentException().isThrownBy(() -> read("{}", Abstract.class))
			.withMessageEndingWith("Abstract")
			.withCauseInstanceOf(CodecException.class);
	}

	private static void assertInvalidPayload(CodecBodyConverter converter, Class<?> cause) {
		NeffosMessage message = NeffosMessage.builder().event("e").body("{").build();
		assertThatExceptionOfType(NeffosException.class).isThrownBy(() -> converter.read(message, Integer.class))
			.satisfies((ex) -> assertThat(ex.error()).isEqualTo(NeffosError.INVALID_PAYLOAD))
			.satisfies((ex) -> assertThat(ex.getCause()).isInstanceOf(cause));
		assertThatExceptionOfType(NeffosException.class)
			.isThrownBy(() -> Answer.of("id", message, converter).as(Integer.class))
			.withMessage("invalid payload");
	}

	@Test
	void answers() {
		NeffosMessage message = NeffosMessage.builder().event("e").body("7").build();
		assertThat(Answer.of("id", message, this.converter).as(Integer.class)).isEqualTo(7);
		assertThat(Answer.of("id", message).as(String.class)).isEqualTo("7");
		NeffosException error = new NeffosException("no");
		assertThatThrownBy(() -> Answer.failed("id", error).as(String.class)).isSameAs(error);
	}

	@Test
	void answersInLogs() {
		NeffosMessage message = NeffosMessage.builder().namespace("ns").event("e").body("secret").build();
		assertThat(Answer.of("id", message, this.converter))
			.hasToString("Answer[connectionId=id, message=" + message + "]");
		assertThat(Answer.of("id", message).toString()).doesNotContain("secret");
		assertThat(Answer.failed("id", new NeffosException("secret")))
			.hasToString("Answer[connectionId=id, error=the client's own]");
		assertThat(Answer.failed("id", new NeffosException("ask timeout")))
			.hasToString("Answer[connectionId=id, error=ask timeout]");
	}

	@Test
	void emission() {
		assertThatIllegalArgumentException().isThrownBy(() -> write(Emission.done()))
			.withMessage("An Emission is no body: send the value of its result()");
	}

	private @Nullable Object read(String body, Type type) {
		return this.converter.read(NeffosMessage.builder().event("e").body(body).build(), type);
	}

	@Test
	void unwritable() {
		assertThatIllegalArgumentException().isThrownBy(() -> write(new Object() {

			@SuppressWarnings("unused")
			public Object getSelf() {
				throw new IllegalStateException();
			}

		}));
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> new CodecBodyConverter(PayloadCodecs.NONE).write(Map.of(), NeffosMessage.builder()).build())
			.withMessageContaining("No codec");
	}

	private NeffosMessage write(Object body) {
		return this.converter.write(body, NeffosMessage.builder()).build();
	}

	private void assertText(Object body, String text) {
		NeffosMessage message = write(body);
		assertThat(message.isBinary()).isFalse();
		assertThat(message.text()).isEqualTo(text);
	}

	private void assertBinary(Object body) {
		NeffosMessage message = write(body);
		assertThat(message.isBinary()).isTrue();
		assertThat(message.text()).isEqualTo("abc");
	}

	interface Abstract {

	}

	private static final class FailingDecoder extends AbstractDataBufferDecoder<Object> {

		FailingDecoder() {
			super(MimeTypeUtils.ALL);
		}

		@Override
		public Object decode(DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType,
				@Nullable Map<String, Object> hints) {
			throw new IllegalStateException("broken");
		}

	}

}
