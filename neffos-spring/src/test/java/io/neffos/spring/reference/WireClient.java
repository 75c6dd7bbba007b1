package io.neffos.spring.reference;

import java.io.IOException;
import java.net.SocketException;

import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A raw client that says what it expects.
 */
public final class WireClient {

	private final RawClient raw;

	WireClient(RawClient raw) {
		this.raw = raw;
	}

	public RawClient raw() {
		return this.raw;
	}

	public WireClient send(String text) throws IOException {
		this.raw.text(text);
		return this;
	}

	public WireClient send(RawFrame frame) throws IOException {
		this.raw.send(frame);
		return this;
	}

	/**
	 * Expects the next frame to be this text.
	 * @param text the text
	 * @return this client
	 */
	public WireClient expect(String text) {
		RawFrame frame = this.raw.next();
		assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.TEXT);
		assertThat(frame.text()).isEqualTo(text);
		return this;
	}

	public WireClient connect(String namespace) throws IOException {
		return send("$connect;" + namespace + ";;_OnNamespaceConnect;0;0;").expect("$connect;;;;;;");
	}

	public WireClient join(String namespace, String room) throws IOException {
		return send("$join;" + namespace + ";" + room + ";_OnRoomJoin;0;0;").expect("$join;;;;;;");
	}

	/**
	 * Expects that nothing has come, by a ping that is answered at once.
	 * @return this client
	 * @throws IOException if the connection has ended
	 */
	public WireClient expectNothing() throws IOException {
		send(RawFrame.ping("fence"));
		RawFrame frame = this.raw.next();
		assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.PONG);
		return this;
	}

	/**
	 * Expects that nothing has come for all that was sent before, by an event of
	 * namespace {@code default}, which has its turn after them.
	 * @return this client
	 * @throws IOException if the connection has ended
	 */
	public WireClient expectNothingHandled() throws IOException {
		return send("$fence;default;;echo;0;0;").expect("$fence;default;;echo;0;0;");
	}

	/**
	 * Expects a close frame, answers it, and expects the end of the TCP connection.
	 * @param codes the codes that will do
	 * @throws IOException if the connection fails otherwise
	 */
	public void expectClose(Integer... codes) throws IOException {
		RawFrame frame = this.raw.next();
		assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.CLOSE);
		assertThat(frame.closeCode()).as("%s", frame).isIn((Object[]) codes);
		try {
			this.raw.send(frame);
		}
		catch (SocketException ex) {
			// the server didn't wait
		}
		assertThat(this.raw.next().opcode()).isEqualTo(Opcode.END);
	}

}
