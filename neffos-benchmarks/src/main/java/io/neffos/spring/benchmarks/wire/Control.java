package io.neffos.spring.benchmarks.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A child's end of the talk with the process that started it: commands on standard input,
 * answers on standard output, a line each.
 */
public final class Control {

	/** Prefix of control lines, which distinguishes them from log output. */
	public static final String MARK = "@ ";

	private Control() {
	}

	/**
	 * Says something.
	 * @param line the line
	 */
	public static synchronized void say(String line) {
		System.out.println(MARK + line);
		System.out.flush();
	}

	/**
	 * Obeys until the input ends, which it does at the latest with the parent.
	 * @param commands does what the words of a line say
	 * @throws Exception if a command fails
	 */
	public static void obey(Commands commands) throws Exception {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		String line = null;
		while ((line = readLine(in)) != null) {
			commands.run(line.split(" "));
		}
	}

	private static @Nullable String readLine(BufferedReader in) {
		try {
			return in.readLine();
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Does what a line says.
	 */
	@FunctionalInterface
	public interface Commands {

		/**
		 * Runs a command.
		 * @param words its words
		 * @throws Exception if it fails
		 */
		void run(String[] words) throws Exception;

	}

}
