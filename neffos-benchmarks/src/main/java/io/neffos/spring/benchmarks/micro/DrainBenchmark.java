package io.neffos.spring.benchmarks.micro;

import java.util.concurrent.TimeUnit;

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
 * The way of 100 broadcasts from the publisher to the transports of a room's members on
 * one event loop. The figure is for all 100.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DrainBenchmark {

	private static final String ROOM = "lobby";

	private static final int BROADCASTS = 100;

	private final String body = "x".repeat(128);

	private MemoryServer server = new MemoryServer();

	/** How many members the room has. */
	@Param({ "1", "10", "1000" })
	public int members;

	/** Whether broadcasts are measured, as in an application with Micrometer. */
	@Param({ "false", "true" })
	public boolean metrics;

	/**
	 * Fills the room.
	 */
	@Setup
	public void prepare() {
		this.server = (this.metrics) ? new MemoryServer(MeasuredServer.create()) : new MemoryServer();
		for (int i = 0; i < this.members; i++) {
			this.server.join(this.server.connect(), ROOM);
		}
		long before = this.server.bytesOfLast();
		drain();
		if (this.server.members(ROOM) != this.members
				|| this.server.bytesOfLast() - before < (long) BROADCASTS * this.body.length()) {
			throw new IllegalStateException("The room doesn't work");
		}
	}

	/**
	 * Publishes, then lets the event loop run.
	 * @return what a member got so far
	 */
	@Benchmark
	public long drain() {
		for (int i = 0; i < BROADCASTS; i++) {
			this.server.broadcast(ROOM, this.body);
		}
		this.server.runLoop();
		return this.server.bytesOfLast();
	}

}
