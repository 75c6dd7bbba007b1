package io.neffos.spring.stress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process of an {@link AttackedServer}.
 */
final class AttackedProcess implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 60;

	private final Queue<String> log = new ConcurrentLinkedQueue<>();

	private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

	private final Process process;

	private final PrintWriter commands;

	private final int port;

	AttackedProcess(String... options) throws IOException {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		ProcessBuilder builder = new ProcessBuilder(Stream
			.of(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()), Stream.of(options),
					Stream.of(AttackedServer.class.getName()))
			.flatMap((part) -> part)
			.toList());
		builder.environment().put("CLASSPATH", classPath);
		this.process = builder.redirectErrorStream(true).start();
		this.commands = new PrintWriter(this.process.getOutputStream(), true, StandardCharsets.UTF_8);
		Thread reader = new Thread(this::read, "attacked-server");
		reader.setDaemon(true);
		reader.start();
		this.port = (int) answer("port ")[0];
	}

	int port() {
		return this.port;
	}

	/**
	 * Returns what the process has printed that was not an answer.
	 */
	Queue<String> log() {
		return this.log;
	}

	void broadcast(int size) {
		this.commands.println("broadcast " + size);
	}

	State state() {
		return state("now");
	}

	/**
	 * Returns the state after a garbage collection.
	 */
	State stateAtRest() {
		return state("rest");
	}

	private State state(String command) {
		this.commands.println(command);
		long[] values = answer("state ");
		return new State((int) values[0], values[1], values[2], values[3], values[4], values[5]);
	}

	@Override
	public void close() {
		this.commands.close();
		this.process.destroyForcibly();
	}

	private long[] answer(String kind) {
		try {
			String line = this.answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			if (line == null || !line.startsWith(kind)) {
				throw new AssertionError("Not an answer: " + line + ", log: " + this.log);
			}
			return Stream.of(line.substring(kind.length()).split(" ")).mapToLong(Long::parseLong).toArray();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			String line = null;
			while ((line = output.readLine()) != null) {
				((line.startsWith("port ") || line.startsWith("state ")) ? this.answers : this.log).add(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the process says of itself.
	 *
	 * @param connections how many connections it has
	 * @param waitingHeap how much of the heap everything keeps that waits for clients
	 * @param waitingDirect how much direct memory
	 * @param heap how much of the heap is used
	 * @param direct how much direct memory
	 * @param ended how many connections were ended to make room
	 */
	record State(int connections, long waitingHeap, long waitingDirect, long heap, long direct, long ended) {

	}

}
