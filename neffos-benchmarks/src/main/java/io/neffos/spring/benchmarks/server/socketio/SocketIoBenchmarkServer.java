package io.neffos.spring.benchmarks.server.socketio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import io.neffos.spring.benchmarks.server.BenchmarkServer;
import io.netty.channel.epoll.Epoll;
import reactor.netty.resources.LoopResources;

/**
 * Rooms of netty-socketio, with the transport and the number of event loops that Reactor
 * Netty takes.
 */
public final class SocketIoBenchmarkServer implements BenchmarkServer {

	private final Configuration configuration = new Configuration();

	private final SocketIOServer server;

	/**
	 * Creates a server.
	 * @throws IOException if there is no free port
	 */
	public SocketIoBenchmarkServer() throws IOException {
		this.configuration.setHostname("127.0.0.1");
		this.configuration.setPort(freePort());
		this.configuration.setTransports(Transport.WEBSOCKET);
		this.configuration.setUseLinuxNativeEpoll(Epoll.isAvailable());
		this.configuration.setWorkerThreads(LoopResources.DEFAULT_IO_WORKER_COUNT);
		this.configuration.getSocketConfig().setAcceptBackLog(1024);
		this.server = new SocketIOServer(this.configuration);
	}

	@Override
	public int start() {
		this.server.addConnectListener(SocketIoBenchmarkServer::join);
		this.server.addEventListener("echo", String.class, (client, text, ack) -> ack.sendAckData(text));
		this.server.start();
		return this.configuration.getPort();
	}

	@Override
	public void publish(String room, String body) {
		this.server.getRoomOperations(room).sendEvent("m", body);
	}

	private static void join(SocketIOClient client) {
		String room = client.getHandshakeData().getSingleUrlParam("room");
		if (room != null) {
			client.joinRoom(room);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
