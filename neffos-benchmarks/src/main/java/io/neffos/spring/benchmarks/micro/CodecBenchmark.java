package io.neffos.spring.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.wire.EncodedMessage;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.message.NeffosMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading and writing one message.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

	private final MessageCodec codec = new MessageCodec();

	/** How large the body is. */
	@Param({ "128", "16384" })
	public int size;

	private ByteBuf payload = Unpooled.EMPTY_BUFFER;

	private NeffosMessage message = NeffosMessage.builder().build();

	/**
	 * Makes the message.
	 */
	@Setup
	public void prepare() {
		String body = "x".repeat(this.size);
		this.payload = Unpooled.copiedBuffer("$12;chat;lobby;said;0;0;" + body, StandardCharsets.UTF_8);
		this.message = NeffosMessage.builder().namespace("chat").room("lobby").event("said").body(body).build();
	}

	/**
	 * Reads a question.
	 * @return what was read
	 */
	@Benchmark
	public @Nullable WireMessage decode() {
		return this.codec.decode(this.payload, false);
	}

	/**
	 * Writes a broadcast.
	 * @return its frame
	 */
	@Benchmark
	public EncodedMessage encode() {
		return this.codec.encode(this.message);
	}

}
