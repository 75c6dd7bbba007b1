package io.neffos.spring.engine.wire;

import io.neffos.spring.message.NeffosMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that are written here are read by Netty.
 */
class FrameHeaderTests {

	private static final int LARGEST = 1 << 20;

	private final MessageCodec codec = new MessageCodec();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 124, 125, 126, 127, 128, 255, 256, 65534, 65535, 65536, 65537, 100_000, LARGEST })
	void textFrame(int size) {
		assertFrame(this.codec.encodeText("x".repeat(size)), size, TextWebSocketFrame.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 124, 125, 126, 127, 128, 255, 256, 65534, 65535, 65536, 65537, 100_000, LARGEST })
	void binaryFrame(int size) {
		NeffosMessage message = NeffosMessage.ofNative(new byte[size]);
		assertFrame(this.codec.encode(message), size, BinaryWebSocketFrame.class);
	}

	private static void assertFrame(EncodedMessage encoded, int size, Class<? extends WebSocketFrame> type) {
		WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
			.expectMaskedFrames(false)
			.maxFramePayloadLength(LARGEST)
			.build();
		EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameDecoder(config));
		try {
			channel.writeInbound(encoded.frame());
			WebSocketFrame frame = channel.readInbound();
			assertThat(frame).isInstanceOf(type);
			assertThat(frame.isFinalFragment()).isTrue();
			assertThat(frame.rsv()).isZero();
			assertThat(frame.content()).isEqualTo(encoded.payload());
			assertThat(frame.content().readableBytes()).isEqualTo(size);
			frame.release();
			assertThat(channel.<Object>readInbound()).isNull();
			assertThat(encoded.size()).isEqualTo(encoded.frame().readableBytes());
		}
		finally {
			channel.finishAndReleaseAll();
		}
	}

}
