package io.neffos.spring.protocol;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawFrame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that no honest client sends.
 */
class FrameTests {

	private static final byte[] NOT_UTF8 = "$1;default;;echo;0;0;\u00ff".getBytes(StandardCharsets.ISO_8859_1);

	private static final String TOO_LARGE = "$1;default;;echo;0;0;" + "x".repeat(64 * 1024);

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@Test
	void messageThatIsNotNeffos() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send("garbage").send(";;;;;").send("M").expectNothingHandled();
		assertThat(this.server.admin().counter("INVALID_MESSAGE")).isEqualTo(3);
	}

	@Test
	void binaryNamesThatAreNotText() throws IOException {
		WireClient client = this.server.connected("u1");
		byte[] bytes = "$1;\u00ff;;echo;0;0;".getBytes(StandardCharsets.ISO_8859_1);
		client.send(RawFrame.binary(bytes)).expectNothingHandled();
		assertThat(this.server.admin().counter("INVALID_MESSAGE")).isOne();
	}

	@Test
	void textThatIsNotUtf8() throws IOException {
		WireClient client = ready("u1");
		client.send(new RawFrame(Opcode.TEXT, true, NOT_UTF8)).expectClose(1007);
	}

	@Test
	void textThatIsNotUtf8BeforeTheAcknowledgement() throws IOException {
		WireClient client = this.server.pending("u1");
		client.send(new RawFrame(Opcode.TEXT, true, NOT_UTF8)).expectClose(1007);
	}

	@Test
	void characterSplitBetweenFragments() throws IOException {
		byte[] bytes = "$1;default;;echo;0;0;é".getBytes(StandardCharsets.UTF_8);
		byte[] begin = Arrays.copyOf(bytes, bytes.length - 1);
		WireClient client = this.server.connected("u1");
		client.send(new RawFrame(Opcode.TEXT, false, begin))
			.send(new RawFrame(Opcode.CONTINUATION, true, new byte[] { bytes[bytes.length - 1] }))
			.expect("$1;default;;echo;0;0;é");
	}

	@Test
	void largestMessage() throws IOException {
		String largest = TOO_LARGE.substring(0, 64 * 1024);
		this.server.connected("u1").send(largest).expect(largest);
	}

	@Test
	void largerMessage() throws IOException {
		WireClient client = ready("u1");
		client.send(TOO_LARGE).expectClose(1009);
	}

	@Test
	void largerMessageInFragments() throws IOException {
		byte[] half = "x".repeat(40_000).getBytes(StandardCharsets.US_ASCII);
		WireClient client = ready("u1");
		client.send(new RawFrame(Opcode.TEXT, false, half))
			.send(new RawFrame(Opcode.CONTINUATION, true, half))
			.expectClose(1009);
	}

	@Test
	void largerMessageInTinyFragments() throws IOException {
		WireClient client = ready("u1");
		client.send(new RawFrame(Opcode.TEXT, false, new byte[] { 'x' }));
		try {
			for (int i = 0; i < 200_000; i++) {
				client.send(new RawFrame(Opcode.CONTINUATION, false, new byte[] { 'x' }));
			}
		}
		catch (SocketException ex) {
			// it has been ended meanwhile
		}
		Awaitility.await().until(() -> this.server.admin().count() == 0);
		RawFrame last = client.raw().next();
		assertThat((last.opcode() == Opcode.END) ? 1009 : last.closeCode())
			.as("the code, unless it is lost because of what was sent behind it")
			.isEqualTo(1009);
	}

	@Test
	void frameThatClaimsToBeCompressed() throws IOException {
		WireClient client = ready("u1");
		client.raw().sendReserved(RawFrame.text("$1;default;;echo;0;0;x"));
		client.expectClose(1002);
	}

	@Test
	void frameOfNoKnownKind() throws IOException {
		WireClient client = ready("u1");
		client.send(new RawFrame(Opcode.CONTINUATION, true, new byte[0])).expectClose(1002, 1008);
	}

	@Test
	void controlCharactersInTheToken() throws IOException {
		this.server.connected("u1").send("$\0\n\u0001;default;;echo;0;0;x").expect("$\0\n\u0001;default;;echo;0;0;x");
	}

	/**
	 * Connects a client whose frames the server itself may take for an attack.
	 */
	WireClient ready(String id) throws IOException {
		return this.server.connected(id);
	}

}
