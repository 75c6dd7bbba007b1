package io.neffos.spring.sample;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocket.Listener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application with the code that the build has generated ahead of time, in a process
 * of its own.
 */
class AheadOfTimeTests {

	private static final Pattern STARTED = Pattern.compile("Netty started on port (\\d+)");

	@Test
	void conversation() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dspring.aot.enabled=true", "-cp", classPath(), ChatApplication.class.getName(),
				"--server.address=127.0.0.1", "--server.port=0")
			.redirectErrorStream(true)
			.start();
		try (BufferedReader log = process.inputReader()) {
			List<String> lines = new ArrayList<>();
			String port = port(log, lines);
			assertThat(lines).anyMatch((line) -> line.contains("Starting AOT-processed ChatApplication"));
			HttpClient http = HttpClient.newHttpClient();
			int page = http
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
						BodyHandlers.discarding())
				.statusCode();
			assertThat(page).isEqualTo(200);
			Answers answers = new Answers();
			WebSocket socket = http.newWebSocketBuilder()
				.buildAsync(URI.create("ws://127.0.0.1:" + port + "/neffos"), answers)
				.get(10, TimeUnit.SECONDS);
			socket.sendText("M", true).get(10, TimeUnit.SECONDS);
			assertThat(answers.first.get(10, TimeUnit.SECONDS)).startsWith("A");
			socket.abort();
		}
		finally {
			process.destroy();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static String port(BufferedReader log, List<String> lines) throws IOException {
		String line = null;
		while ((line = log.readLine()) != null) {
			lines.add(line);
			Matcher started = STARTED.matcher(line);
			if (started.find()) {
				return started.group(1);
			}
		}
		throw new AssertionError("It didn't start:\n" + String.join("\n", lines));
	}

	/**
	 * Return the class path with the classes prepared ahead of time instead of the
	 * application's, and without the tests, whose beans weren't there in the preparation.
	 */
	private static String classPath() {
		String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		String plain = Path.of("target", "classes").toAbsolutePath().toString();
		return Stream
			.concat(Stream.of(System.getProperty("sample.aot.classes", "target/spring-aot/classes")),
					Arrays.stream(whole.split(File.pathSeparator))
						.filter((entry) -> !entry.endsWith("test-classes") && !entry.equals(plain)))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Keeps the first message.
	 */
	private static final class Answers implements Listener {

		private final CompletableFuture<String> first = new CompletableFuture<>();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.first.complete(data.toString());
			return Listener.super.onText(socket, data, last);
		}

	}

}
