package io.neffos.spring.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.benchmarks.wire.Control;
import org.jspecify.annotations.Nullable;

/**
 * A child process that gets commands line by line. Output other than responses is passed
 * on.
 */
final class Child implements AutoCloseable {

	private static final String END = "END";

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	private final List<String> unasked = new ArrayList<>();

	private final String name;

	private final Process process;

	private final PrintStream in;

	private Child(String name, Process process) {
		this.name = name;
		this.process = process;
		this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
		Thread reader = new Thread(this::read, name);
		reader.setDaemon(true);
		reader.start();
	}

	static Child java(String name, List<String> flags, String mainClass, String... args) {
		List<String> command = new ArrayList<>();
		command.add(System.getProperty("java.home") + "/bin/java");
		command.addAll(flags);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
		command.addAll(List.of(args));
		try {
			return new Child(name, new ProcessBuilder(command).redirectErrorStream(true).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void tell(Object... words) {
		StringBuilder line = new StringBuilder();
		for (Object word : words) {
			line.append((line.isEmpty()) ? "" : " ").append(word);
		}
		this.in.println(line);
	}

	/**
	 * Waits for a line.
	 * @param first its first word
	 * @param timeout how long
	 * @return the words behind the first
	 */
	String[] await(String first, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		String line = null;
		while (true) {
			for (int i = 0; i < this.unasked.size(); i++) {
				if (this.unasked.get(i).startsWith(first)) {
					return words(this.unasked.remove(i));
				}
			}
			line = poll(end);
			if (line == null || line.startsWith(END) || line.startsWith("FAILED")) {
				throw new IllegalStateException(this.name + ": " + ((line != null) ? line : "no " + first));
			}
			this.unasked.add(line);
		}
	}

	private @Nullable String poll(long end) {
		try {
			return this.lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return END;
		}
	}

	private static String[] words(String line) {
		String[] words = line.split(" ");
		return List.of(words).subList(1, words.length).toArray(String[]::new);
	}

	private void read() {
		try (BufferedReader reader = this.process.inputReader(StandardCharsets.UTF_8)) {
			String line = null;
			while ((line = reader.readLine()) != null) {
				if (line.startsWith(Control.MARK)) {
					this.lines.add(line.substring(Control.MARK.length()));
				}
				else {
					System.err.println("[" + this.name + "] " + line);
				}
			}
		}
		catch (IOException ex) {
			System.err.println("[" + this.name + "] " + ex);
		}
		this.lines.add(END);
	}

	@Override
	public void close() {
		this.in.close();
		try {
			if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
