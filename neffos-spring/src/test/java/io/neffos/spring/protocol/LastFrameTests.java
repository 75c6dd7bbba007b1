package io.neffos.spring.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Close frames of the server that come while the client still sends, and those of the
 * client that no client may send.
 */
class LastFrameTests {

	private static final int MAX = 64 * 1024;

	private static final String UPGRADE = """
			GET /neffos HTTP/1.1\r
			Host: localhost\r
			Upgrade: websocket\r
			Connection: Upgrade\r
			Sec-WebSocket-Version: 13\r
			Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
			\r
			""";

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@RepeatedTest(20)
	void messageThatIsMuchTooLarge() throws IOException {
		try (Socket socket = upgraded()) {
			boolean sent = sendMuch(socket);
			assertThat(readClose(socket)).as("whether it could send everything: %s", sent).isEqualTo(1009);
			assertTaken(sent);
		}
		assertCounted();
	}

	@RepeatedTest(3)
	void violationWithMoreBehindIt() throws IOException {
		WireClient client = this.server.pending("u1");
		byte[] more = new byte[1024 * 1024];
		client.send("Aother");
		for (int i = 0; i < 8; i++) {
			send(client, RawFrame.binary(Arrays.copyOf(more, MAX)));
		}
		assertClosed(client, 1008);
	}

	@Test
	void frameOfTheLargestSize() throws IOException {
		String largest = "$1;default;;echo;0;0;" + "x".repeat(MAX - 21);
		ready("u1").send(largest).expect(largest);
	}

	@Test
	void frameOfOneByteMore() throws IOException {
		WireClient client = ready("u1");
		client.send("$1;default;;echo;0;0;" + "x".repeat(MAX - 20));
		assertClosed(client, 1009);
		assertCounted();
	}

	@Test
	void binaryFrameOfOneByteMore() throws IOException {
		WireClient client = ready("u1");
		client.send(RawFrame.binary(Arrays.copyOf("$1;default;;echo;0;0;".getBytes(), MAX + 1)));
		assertClosed(client, 1009);
		assertCounted();
	}

	@Test
	void frameOfThreeByteCharacters() throws IOException {
		WireClient client = ready("u1");
		client.send("$1;default;;echo;0;0;" + "\u20ac".repeat(MAX / 3));
		assertClosed(client, 1009);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535 })
	void invalidCloseCode(int code) throws IOException {
		WireClient client = ready("u1");
		client.send(new RawFrame(Opcode.CLOSE, true, new byte[] { (byte) (code >> 8), (byte) code }));
		assertClosed(client, 1002);
	}

	@Test
	void closeFrameOfOneByte() throws IOException {
		WireClient client = ready("u1");
		client.send(new RawFrame(Opcode.CLOSE, true, new byte[] { 3 }));
		assertClosed(client, 1002);
	}

	@Test
	void closeReasonThatIsNotText() throws IOException {
		WireClient client = ready("u1");
		client.send(new RawFrame(Opcode.CLOSE, true, new byte[] { 3, (byte) 0xE8, (byte) 0xFF, (byte) 0xFF }));
		assertClosed(client, 1002, 1007);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1003, 1011, 3000, 4999 })
	void validCloseCode(int code) throws IOException {
		WireClient client = ready("u1");
		client.send(new RawFrame(Opcode.CLOSE, true, new byte[] { (byte) (code >> 8), (byte) code }));
		// Jetty may be done with the session before it answers
		assertClosed(client, code, 1000);
	}

	/**
	 * Opens a connection on which nothing is read before it is asked for.
	 */
	private Socket upgraded() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.port());
		socket.setSoTimeout((int) RawClient.PATIENCE.toMillis());
		socket.getOutputStream().write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) socket.getInputStream().read());
		}
		assertThat(head).startsWith("HTTP/1.1 101");
		return socket;
	}

	/**
	 * Sends a message that is much too large, then no more.
	 * @return whether the server has taken it
	 */
	private static boolean sendMuch(Socket socket) {
		byte[] part = new byte[64 * 1024];
		try {
			DataOutputStream out = new DataOutputStream(socket.getOutputStream());
			out.writeShort(0x82FF);
			out.writeLong(128L * part.length);
			out.writeInt(0);
			for (int i = 0; i < 128; i++) {
				out.write(part);
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int readClose(Socket socket) throws IOException {
		DataInputStream in = new DataInputStream(socket.getInputStream());
		assertThat(in.readUnsignedByte()).isEqualTo(0x88);
		in.readUnsignedByte();
		return in.readUnsignedShort();
	}

	WireClient ready(String id) throws IOException {
		return this.server.connected(id);
	}

	/**
	 * Checks that the server has taken all that the client has sent.
	 */
	void assertTaken(boolean sent) {
		assertThat(sent).as("no reset").isTrue();
	}

	void assertCounted() {
		assertThat(this.server.admin().limit("MESSAGE_SIZE")).isOne();
	}

	private static void send(WireClient client, RawFrame frame) {
		try {
			client.send(frame);
		}
		catch (IOException ex) {
			// it has been ended meanwhile: what counts is what it reads
		}
	}

	private static void assertClosed(WireClient client, Integer... codes) {
		RawFrame frame = client.raw().next();
		assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.CLOSE);
		assertThat(frame.closeCode()).as("%s", frame).isIn((Object[]) codes);
	}

}
