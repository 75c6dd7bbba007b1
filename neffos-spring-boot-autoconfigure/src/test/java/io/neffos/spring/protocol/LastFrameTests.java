package io.neffos.spring.protocol;

import java.io.IOException;
import java.util.Arrays;

import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.Opcode;
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

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@RepeatedTest(5)
	void messageThatIsMuchTooLarge() throws IOException {
		WireClient client = ready("u1");
		send(client, RawFrame.binary(new byte[8 * 1024 * 1024]));
		assertClosed(client, 1009);
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

	WireClient ready(String id) throws IOException {
		return this.server.connected(id);
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
