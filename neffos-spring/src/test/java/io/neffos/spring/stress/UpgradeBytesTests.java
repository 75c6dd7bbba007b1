package io.neffos.spring.stress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Upgrade requests with bytes behind them, which no client sends before it has the
 * answer: their buffers are released, whatever becomes of the connection.
 */
class UpgradeBytesTests {

	private static final int REQUESTS = 100;

	private static final int BEHIND = 60_000;

	private static final String HEAD = """
			GET /neffos HTTP/1.1\r
			Host: localhost\r
			Upgrade: websocket\r
			Connection: Upgrade\r
			Sec-WebSocket-Version: 13\r
			Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
			""";

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	/** One arena without thread caches, so that each buffer in use is counted. */
	private final PooledByteBufAllocator allocator = new PooledByteBufAllocator(true, 1, 1, 8192, 6, 0, 0, false);

	@Test
	void bytesBehindTheRequest() throws IOException {
		assertReleased("\r\n", new byte[BEHIND]);
	}

	@Test
	void framesBehindTheRequest() throws IOException {
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		while (frames.size() < BEHIND) {
			frames.writeBytes(new byte[] { (byte) 0x82, (byte) 0xFE, 0x10, 0, 0, 0, 0, 0 });
			frames.writeBytes(new byte[0x1000]);
		}
		assertReleased("\r\n", frames.toByteArray());
	}

	@Test
	void body() throws IOException {
		assertReleased("Content-Length: " + BEHIND + "\r\n\r\n", new byte[BEHIND]);
	}

	@Test
	void unfinishedBody() throws IOException {
		assertReleased("Content-Length: " + 10 * BEHIND + "\r\n\r\n", new byte[BEHIND]);
	}

	@Test
	void bodyInChunks() throws IOException {
		assertReleased("Transfer-Encoding: chunked\r\n\r\n",
				("ea60\r\n" + "x".repeat(BEHIND) + "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
	}

	@Test
	void requestsBehindTheRequest() throws IOException {
		assertReleased("\r\n", (HEAD + "\r\n").repeat(200).getBytes(StandardCharsets.US_ASCII));
	}

	private void assertReleased(String endOfHead, byte[] behind) throws IOException {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder().namespace("ns", (ns) -> {
		}), this.allocator);
		byte[] request = join((HEAD + endOfHead).getBytes(StandardCharsets.US_ASCII), behind);
		for (int i = 0; i < REQUESTS; i++) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.stress.port())) {
				socket.setSoTimeout((int) StressExtension.SOON.toMillis());
				socket.getOutputStream().write(request);
				assertThat(socket.getInputStream().read()).as("an answer").isEqualTo('H');
			}
		}
		StressExtension.until("end of all", () -> server.acceptedConnections() == 0);
		StressExtension.until("buffers to be released, " + active(), () -> active() == 0);
	}

	private long active() {
		return this.allocator.metric().directArenas().stream().mapToLong(PoolArenaMetric::numActiveAllocations).sum();
	}

	private static byte[] join(byte[] one, byte[] other) {
		ByteArrayOutputStream both = new ByteArrayOutputStream();
		both.writeBytes(one);
		both.writeBytes(other);
		return both.toByteArray();
	}

}
