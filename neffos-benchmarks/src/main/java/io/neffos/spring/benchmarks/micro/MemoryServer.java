package io.neffos.spring.benchmarks.micro;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.netty.buffer.Unpooled;
import reactor.util.context.Context;

/**
 * A server without a network: its clients' frames are method calls.
 */
final class MemoryServer {

	static final String NAMESPACE = "chat";

	private static final Handshake HANDSHAKE = new Handshake(URI.create("/neffos"), Map.of(), Map.of(), null, null);

	private final MemoryLoop loop = new MemoryLoop();

	private final ManagedNeffosServer server;

	private MemoryTransport last = new MemoryTransport(this.loop);

	/**
	 * Creates a server without metrics.
	 */
	MemoryServer() {
		this(NeffosServer.builder().namespace(NAMESPACE, (namespace) -> {
		}).build());
	}

	MemoryServer(ManagedNeffosServer server) {
		this.server = server;
	}

	/**
	 * Connects a client to the server and to the namespace.
	 */
	ClientConnection connect() {
		this.last = new MemoryTransport(this.loop);
		ClientConnection connection = AcceptingServer.acceptorOf(this.server)
			.accept(HANDSHAKE, this.last, Context.empty());
		AcceptingServer.acceptorOf(this.server).start(connection);
		say(connection, "M");
		say(connection, "$1;" + NAMESPACE + ";;_OnNamespaceConnect;0;0;");
		return connection;
	}

	void join(ClientConnection connection, String room) {
		say(connection, "$2;" + NAMESPACE + ";" + room + ";_OnRoomJoin;0;0;");
	}

	void leave(ClientConnection connection, String room) {
		say(connection, "$3;" + NAMESPACE + ";" + room + ";_OnRoomLeave;0;0;");
	}

	/**
	 * Broadcasts to a room; the members get it when the loop runs.
	 */
	void broadcast(String room, String body) {
		this.server.to(NAMESPACE).room(room).broadcast("said", body);
	}

	int members(String room) {
		return this.server.members(NAMESPACE, room).size();
	}

	void runLoop() {
		this.loop.runAll();
	}

	/**
	 * Returns what the client got that came last.
	 */
	long bytesOfLast() {
		return this.last.bytes();
	}

	private void say(ClientConnection connection, String message) {
		connection.receive(Unpooled.copiedBuffer(message, StandardCharsets.UTF_8), false);
		this.loop.runAll();
	}

}
