package io.neffos.spring.engine.broadcast;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import reactor.util.context.Context;

/**
 * A client whose connection lives on a real thread, and that keeps what arrives.
 */
final class LoopClient implements ConnectionTransport {

	private final ConnectionLoop loop;

	private final List<String> received = new ArrayList<>();

	private final ClientConnection connection;

	LoopClient(ManagedNeffosServer server, ConnectionLoop loop) {
		this.loop = loop;
		this.connection = AcceptingServer.acceptorOf(server)
			.accept(new Handshake(URI.create("/neffos"), Map.of(), Map.of(), null, null), this, Context.empty());
		AcceptingServer.acceptorOf(server).start(this.connection);
		send("M");
		send("$c;ns;;_OnNamespaceConnect;0;0;");
	}

	void join(String room) {
		send("$j;ns;" + room + ";_OnRoomJoin;0;0;");
	}

	void leave(String room) {
		send("$l;ns;" + room + ";_OnRoomLeave;0;0;");
	}

	void send(String text) {
		this.loop.execute(() -> {
			ByteBuf payload = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
			this.connection.receive(payload, false);
		});
	}

	void disappear() {
		this.connection.ended(CloseReason.LOST);
	}

	ClientConnection connection() {
		return this.connection;
	}

	List<String> received() {
		synchronized (this.received) {
			return List.copyOf(this.received);
		}
	}

	/**
	 * Returns the bodies of an event, in the order in which they arrived.
	 */
	List<String> bodies(String event) {
		return received().stream()
			.map((frame) -> frame.split(";", 7))
			.filter((fields) -> fields.length == 7 && fields[3].equals(event))
			.map((fields) -> fields[6])
			.toList();
	}

	@Override
	public ConnectionLoop loop() {
		return this.loop;
	}

	@Override
	public FrameOutcome write(OutboundFrame frame) {
		keep(frame.message().payload().toString(StandardCharsets.UTF_8));
		return FrameOutcome.WRITTEN;
	}

	@Override
	public int maxMessageSize() {
		return 64 * 1024;
	}

	@Override
	public void request(int messages) {
		// what a test sends is small
	}

	@Override
	public void ping() {
	}

	@Override
	public void close(CloseReason reason) {
		keep("close " + reason.code());
	}

	@Override
	public void onEnd(Runnable callback) {
		// nothing is limited by it
	}

	private void keep(String text) {
		synchronized (this.received) {
			this.received.add(text);
		}
	}

}
