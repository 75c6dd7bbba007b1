package io.neffos.spring.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A script that prints a line for each of its steps and exits with 0 if all have passed.
 */
final class NodeScript {

	private static final long LIMIT = 180;

	private final ProcessBuilder builder;

	private final String name;

	private final Map<String, Runnable> requests = new HashMap<>();

	NodeScript(Path folder, String name) {
		this.name = name;
		this.builder = new ProcessBuilder("node", name).directory(folder.toFile()).redirectErrorStream(true);
	}

	NodeScript with(String variable, String value) {
		this.builder.environment().put(variable, value);
		return this;
	}

	/**
	 * Runs an action when the script prints a line, and notifies the script afterwards.
	 * @param line the line
	 * @param action what to do
	 * @return this script
	 */
	NodeScript on(String line, Runnable action) {
		this.requests.put(line, action);
		return this;
	}

	/**
	 * Runs the script to its end.
	 * @return the lines that it has printed
	 */
	List<String> run() {
		List<String> lines = new ArrayList<>();
		try {
			Process process = this.builder.start();
			Thread watchdog = new Thread(() -> endLate(process));
			watchdog.setDaemon(true);
			watchdog.start();
			try (BufferedReader output = process.inputReader(); Writer input = process.outputWriter()) {
				for (String line = output.readLine(); line != null; line = output.readLine()) {
					lines.add(line);
					if (this.requests.containsKey(line)) {
						this.requests.get(line).run();
						input.write("done\n");
						input.flush();
					}
				}
			}
			watchdog.join();
			assertThat(process.exitValue()).as("%s:%n%s", this.name, String.join("\n", lines)).isZero();
		}
		catch (IOException ex) {
			throw new IllegalStateException(String.join("\n", lines), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return lines;
	}

	private static void endLate(Process process) {
		try {
			if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
			}
			process.waitFor();
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
		}
	}

}
