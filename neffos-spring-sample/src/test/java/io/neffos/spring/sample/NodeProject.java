package io.neffos.spring.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.fail;

/**
 * The scripts of {@code src/test/e2e}, with their npm packages, in a folder of their own
 * under {@code target}. Tests that use it are skipped where Node or npm is missing, but
 * fail if the environment has {@code CI=true}.
 */
final class NodeProject {

	private static final Log logger = LogFactory.getLog(NodeProject.class);

	private static final Path SOURCE = Path.of("src/test/e2e");

	private static final Path FOLDER = Path.of("target/e2e");

	private static final int OLDEST_NODE = 20;

	private static boolean installed;

	private NodeProject() {
	}

	static synchronized void prepare() {
		require(nodeVersion() >= OLDEST_NODE, "Node " + OLDEST_NODE + " or later is needed");
		require(succeeds("npm", "--version"), "npm is needed");
		if (!installed) {
			copy();
			install();
			installed = true;
		}
	}

	/**
	 * Skips the test, or fails it on the build server, when something is missing.
	 * @param present whether it is there
	 * @param message what is needed
	 */
	static void require(boolean present, String message) {
		if (!present) {
			if ("true".equals(System.getenv("CI"))) {
				fail(message);
			}
			logger.warn("Tests are skipped: " + message);
		}
		Assumptions.assumeTrue(present, message);
	}

	static NodeScript script(String name) {
		return new NodeScript(FOLDER, name);
	}

	private static void copy() {
		try (Stream<Path> files = Files.list(SOURCE)) {
			Files.createDirectories(FOLDER);
			for (Path file : files.toList()) {
				Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Can't copy " + SOURCE, ex);
		}
	}

	private static void install() {
		Path log = FOLDER.resolve("npm.log");
		int code = run(new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
			.directory(FOLDER.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile()), 300);
		require(code == 0, "npm could not install the packages of " + SOURCE + "; see " + log);
	}

	private static int nodeVersion() {
		try {
			Process node = new ProcessBuilder("node", "--version").start();
			try (InputStream output = node.getInputStream()) {
				String version = new String(output.readAllBytes()).strip();
				return Integer.parseInt(version.substring(1, version.indexOf('.')));
			}
		}
		catch (IOException | RuntimeException ex) {
			return 0;
		}
	}

	private static boolean succeeds(String... command) {
		return run(new ProcessBuilder(List.of(command)).redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD), 60) == 0;
	}

	private static int run(ProcessBuilder builder, int seconds) {
		try {
			Process process = builder.start();
			if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return -1;
			}
			return process.exitValue();
		}
		catch (IOException ex) {
			return -1;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return -1;
		}
	}

}
