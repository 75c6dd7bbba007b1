package io.neffos.spring.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.session.ClientConnection;
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
 * Entering a room and leaving it again, on a client's demand: from its frames to the
 * answers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MembershipBenchmark {

	private static final String ROOM = "lobby";

	private MemoryServer server = new MemoryServer();

	private @Nullable ClientConnection client;

	/** How many others are in the room; with none it is made and disposed each time. */
	@Param({ "0", "1000" })
	public int others;

	/**
	 * Fills the room.
	 */
	@Setup
	public void prepare() {
		this.server = new MemoryServer();
		for (int i = 0; i < this.others; i++) {
			this.server.join(this.server.connect(), ROOM);
		}
		ClientConnection connected = this.server.connect();
		this.client = connected;
		this.server.join(connected, ROOM);
		if (this.server.members(ROOM) != this.others + 1) {
			throw new IllegalStateException("The room doesn't work");
		}
		this.server.leave(connected, ROOM);
		if (this.server.members(ROOM) != this.others) {
			throw new IllegalStateException("Leaving doesn't work");
		}
	}

	/**
	 * Enters and leaves.
	 * @return what the client got so far
	 */
	@Benchmark
	public long joinAndLeave() {
		ClientConnection connected = this.client;
		if (connected != null) {
			this.server.join(connected, ROOM);
			this.server.leave(connected, ROOM);
		}
		return this.server.bytesOfLast();
	}

}
