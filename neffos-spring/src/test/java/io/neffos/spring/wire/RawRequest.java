package io.neffos.spring.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP request written byte by byte, to a port of this machine.
 *
 * @param method the method
 * @param target path and query, as they go over the wire
 * @param headers more headers
 */
public record RawRequest(String method, String target, Map<String, String> headers) {

	private static final int TIMEOUT_MILLIS = 5000;

	private static final int RECEIVE_BUFFER = 16 * 1024;

	public static RawRequest of(String method, String target) {
		return new RawRequest(method, target, Map.of());
	}

	public RawRequest header(String name, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(name, value);
		return new RawRequest(this.method, this.target, more);
	}

	public RawRequest without(String name) {
		Map<String, String> less = new LinkedHashMap<>(this.headers);
		less.remove(name);
		return new RawRequest(this.method, this.target, less);
	}

	/**
	 * Sends the request on a connection of its own.
	 * @param port the server's port
	 * @return the head of the answer
	 * @throws IOException if there is none
	 */
	public RawResponse exchange(int port) throws IOException {
		try (Socket socket = send(port)) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			return RawResponse.read(socket.getInputStream());
		}
	}

	Socket send(int port) throws IOException {
		Socket socket = new Socket();
		// small, so that a client that doesn't read is soon noticed
		socket.setReceiveBufferSize(RECEIVE_BUFFER);
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		socket.setTcpNoDelay(true);
		StringBuilder head = new StringBuilder(this.method + " " + this.target + " HTTP/1.1\r\n");
		head.append("Host: 127.0.0.1:").append(port).append("\r\n");
		this.headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
		return socket;
	}

}
