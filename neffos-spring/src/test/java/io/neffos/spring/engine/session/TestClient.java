package io.neffos.spring.engine.session;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ManagedNeffosServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

import org.springframework.util.Assert;

/**
 * A client on the other end of a transport that is nothing but memory.
 */
public final class TestClient implements ConnectionTransport {

	private final ManualLoop loop;

	private final List<String> received = new ArrayList<>();

	private final ClientConnection connection;

	private @Nullable CloseReason closed;

	private @Nullable OutboundFrame lastFrame;

	private @Nullable Runnable onWrite;

	private int requested;

	private int pings;

	private long backlog;

	private final List<Runnable> onEnd = new ArrayList<>();

	private boolean gone;

	public TestClient(ManagedNeffosServer server, ManualLoop loop) {
		this(server, loop, null);
	}

	private TestClient(ManagedNeffosServer server, ManualLoop loop, @Nullable Principal principal) {
		this.loop = loop;
		Handshake handshake = new Handshake(URI.create("/neffos"), Map.of(), Map.of(), principal, null);
		this.connection = AcceptingServer.acceptorOf(server).accept(handshake, this, Context.empty());
		AcceptingServer.acceptorOf(server).start(this.connection);
	}

	/**
	 * Opens a connection of a user that is not acknowledged yet.
	 */
	public static TestClient pending(ManagedNeffosServer server, ManualLoop loop, Principal principal) {
		return new TestClient(server, loop, principal);
	}

	/**
	 * Opens a connection that is acknowledged and connected to a namespace.
	 */
	public static TestClient connected(ManagedNeffosServer server, ManualLoop loop, String namespace) {
		return connected(server, loop, null, namespace);
	}

	/**
	 * Opens a connection of a user that is acknowledged and connected to a namespace.
	 */
	public static TestClient connected(ManagedNeffosServer server, ManualLoop loop, @Nullable Principal principal,
			String namespace) {
		TestClient client = new TestClient(server, loop, principal);
		client.send("M").send("$c;" + namespace + ";;_OnNamespaceConnect;0;0;");
		client.received();
		return client;
	}

	public TestClient send(String text) {
		return send(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), false);
	}

	/**
	 * Sends a message.
	 * @param payload the payload, released as a transport does it
	 * @param binary whether it is a binary message
	 */
	public TestClient send(ByteBuf payload, boolean binary) {
		this.requested--;
		try {
			this.connection.receive(payload, binary);
		}
		finally {
			payload.release();
		}
		this.loop.runTasks();
		return this;
	}

	/**
	 * Returns what has arrived since the last call.
	 */
	public List<String> received() {
		this.loop.runTasks();
		List<String> since = List.copyOf(this.received);
		this.received.clear();
		return since;
	}

	/**
	 * Does something inside the next write to this client.
	 */
	public void onNextWrite(Runnable action) {
		this.onWrite = action;
	}

	/**
	 * Returns the frame that has arrived last.
	 */
	public OutboundFrame lastFrame() {
		return Objects.requireNonNull(this.lastFrame);
	}

	/**
	 * Returns how many messages the server would read now.
	 */
	public int requested() {
		return this.requested;
	}

	/**
	 * Returns how often the server has pinged.
	 */
	public int pings() {
		this.loop.runTasks();
		return this.pings;
	}

	/**
	 * Has so many bytes still to take before more can be written. A negative number makes
	 * the transport fail.
	 */
	public void behind(long bytes) {
		this.backlog = bytes;
	}

	/**
	 * Ends the transport without a close frame.
	 */
	public void disappear() {
		this.gone = true;
		this.onEnd.forEach(Runnable::run);
		this.onEnd.clear();
		this.connection.ended(CloseReason.LOST);
		this.loop.runTasks();
	}

	public ClientConnection connection() {
		return this.connection;
	}

	public @Nullable CloseReason closed() {
		this.loop.runTasks();
		return this.closed;
	}

	@Override
	public ConnectionLoop loop() {
		return this.loop;
	}

	@Override
	public FrameOutcome write(OutboundFrame frame) {
		if (this.closed != null) {
			return FrameOutcome.CLOSED;
		}
		this.lastFrame = frame;
		Runnable once = this.onWrite;
		this.onWrite = null;
		if (once != null) {
			once.run();
		}
		this.received.add(frame.message().payload().toString(StandardCharsets.UTF_8));
		return FrameOutcome.WRITTEN;
	}

	@Override
	public int maxMessageSize() {
		return 64 * 1024;
	}

	@Override
	public void request(int messages) {
		this.requested += messages;
	}

	@Override
	public long backlog() {
		Assert.state(this.backlog >= 0, "The transport fails");
		return this.backlog;
	}

	@Override
	public void ping() {
		this.pings++;
	}

	@Override
	public void close(CloseReason reason) {
		if (this.closed == null) {
			this.closed = reason;
		}
	}

	@Override
	public void onEnd(Runnable callback) {
		if (this.gone) {
			callback.run();
		}
		else {
			this.onEnd.add(callback);
		}
	}

}
