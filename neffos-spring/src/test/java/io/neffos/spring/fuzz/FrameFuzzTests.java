package io.neffos.spring.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.stress.ServerState;
import io.neffos.spring.stress.StressServer;
import io.neffos.spring.wire.RawClient;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mutated WebSocket frames over sockets: {@code -Dneffos.fuzz.frames=} says how many,
 * {@code -Dneffos.test.seed=} which ones.
 */
class FrameFuzzTests {

	private static final int FRAMES = Integer.getInteger("neffos.fuzz.frames", 2_000);

	private static final int FRAMES_PER_CONNECTION = 10;

	private static final int LOOK_EVERY = 50;

	private static final int PATIENCE = 10_000;

	/**
	 * Longer than anything waits here: what runs for a client that has gone is cancelled.
	 */
	private static final Duration HANDLER_TIMEOUT = Duration.ofMinutes(1);

	private static final String UPGRADE = "GET " + StressServer.PATH + """
			 HTTP/1.1\r
			Host: localhost\r
			Upgrade: websocket\r
			Connection: Upgrade\r
			Sec-WebSocket-Version: 13\r
			Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
			\r
			""";

	private final long seed = Long.getLong("neffos.test.seed", System.nanoTime());

	private int connection;

	@Test
	void streams() throws IOException {
		// counts what it has given out
		UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true, false);
		ManagedNeffosServer server = FuzzServer.create(FuzzServer.Kind.BOTH, Schedulers.parallel(), HANDLER_TIMEOUT);
		try (ErrorLog log = ErrorLog.begin(); StressServer http = new StressServer(server, allocator)) {
			send(http.port(), log);
			ServerState.assertEmpty(server);
			Awaitility.await("release of all buffers")
				.atMost(Duration.ofMillis(PATIENCE))
				.until(() -> allocator.metric().usedDirectMemory() == 0 && allocator.metric().usedHeapMemory() == 0);
			assertThat(log.take()).as("errors in the log").isEmpty();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("Connection " + this.connection + " of -Dneffos.test.seed=" + this.seed + " fails",
					ex);
		}
	}

	/**
	 * Sends all frames, and looks now and then whether another client is served.
	 */
	private void send(int port, ErrorLog log) throws IOException {
		Corpus corpus = Corpus.read();
		try (RawClient well = RawClient.open(port, StressServer.PATH)) {
			well.text("M").text("$c;default;;_OnNamespaceConnect;0;0;");
			assertThat(well.next().text()).startsWith("A");
			assertThat(well.next().text()).isEqualTo("$c;;;;;;");
			for (int sent = 0; sent < FRAMES; sent += FRAMES_PER_CONNECTION) {
				Random random = new Random(this.seed + this.connection++);
				byte[] bytes = new RawStream(corpus, random).of(FRAMES_PER_CONNECTION);
				send(port, bytes, random.nextInt(4) == 0);
				assertThat(log.take()).as("errors in the log").isEmpty();
				if (this.connection % LOOK_EVERY == 0) {
					assertAlive(well, this.connection);
				}
			}
			assertAlive(well, this.connection);
		}
	}

	/**
	 * Sends bytes behind an upgrade, and waits until the server has read them and ended
	 * the connection.
	 * @param reset whether the client goes without a look at what comes
	 */
	private static void send(int port, byte[] bytes, boolean reset) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(PATIENCE);
			OutputStream out = socket.getOutputStream();
			out.write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
			InputStream in = socket.getInputStream();
			assertThat(in.read()).as("an answer").isEqualTo('H');
			out.write(bytes);
			if (reset) {
				socket.setSoLinger(true, 0);
				return;
			}
			socket.shutdownOutput();
			in.transferTo(OutputStream.nullOutputStream());
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("The server doesn't end the connection", ex);
		}
		catch (SocketException ex) {
			// it has ended before everything was sent
		}
	}

	private static void assertAlive(RawClient well, int number) throws IOException {
		String ask = "$" + number + ";default;;echo;0;0;well";
		well.text(ask);
		String answer = well.next().text();
		while (!answer.equals(ask)) {
			// what other clients have broadcast
			answer = well.next().text();
		}
	}

}
