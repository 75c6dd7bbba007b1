package io.neffos.spring.annotation.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.neffos.spring.message.NeffosMessage;
import org.junit.jupiter.api.Test;

import org.springframework.core.codec.Encoder;
import org.springframework.core.codec.ResourceEncoder;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.codec.json.JacksonJsonEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of writing bodies.
 */
class CodecBodyConverterTests {

	private final CodecBodyConverter converter = new CodecBodyConverter(
			new PayloadCodecs(List.of(), List.<Encoder<?>>of(new ResourceEncoder(), new JacksonJsonEncoder())));

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

}
