package io.neffos.spring.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection to a port of this machine.
 */
public final class RawClient implements AutoCloseable {

	/** How long a frame that has to come may take. */
	public static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Socket socket;

	private final RawResponse response;

	private final String key;

	private final BlockingQueue<RawFrame> frames = new LinkedBlockingQueue<>();

	private @Nullable FrameReader reader;

	private RawClient(Socket socket, String key) throws IOException {
		this.socket = socket;
		this.key = key;
		socket.setSoTimeout((int) PATIENCE.toMillis());
		this.response = RawResponse.read(socket.getInputStream());
		socket.setSoTimeout(0);
		if (this.response.status() == 101) {
			FrameReader frameReader = new FrameReader(socket.getInputStream(), this.frames);
			this.reader = frameReader;
			Thread reader = new Thread(frameReader, "raw-client");
			reader.setDaemon(true);
			reader.start();
		}
	}

	/**
	 * Asks for an upgrade and waits for the answer.
	 * @param port the server's port
	 * @param target path and query
	 * @return the client, upgraded or not
	 * @throws IOException if there is no answer
	 */
	public static RawClient open(int port, String target) throws IOException {
		return open(port, RawRequest.of("GET", target));
	}

	/**
	 * Asks for an upgrade and waits for the answer.
	 * @param port the server's port
	 * @param request the request, to which the headers of the upgrade are added
	 * @return the client, upgraded or not
	 * @throws IOException if there is no answer
	 */
	public static RawClient open(int port, RawRequest request) throws IOException {
		byte[] nonce = new byte[16];
		RANDOM.nextBytes(nonce);
		String key = Base64.getEncoder().encodeToString(nonce);
		Socket socket = request.header("Upgrade", "websocket")
			.header("Connection", "Upgrade")
			.header("Sec-WebSocket-Version", "13")
			.header("Sec-WebSocket-Key", key)
			.send(port);
		return new RawClient(socket, key);
	}

	public RawResponse response() {
		return this.response;
	}

	/**
	 * Stops reading, after the frame that is being waited for.
	 */
	public void pause() {
		Objects.requireNonNull(this.reader).pause();
	}

	/**
	 * Goes on reading.
	 */
	public void resume() {
		Objects.requireNonNull(this.reader).resume();
	}

	/**
	 * Returns what the server has to answer to this client's key.
	 * @return the value of {@code Sec-WebSocket-Accept}
	 */
	public String expectedAccept() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-1");
			byte[] hash = digest.digest((this.key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sends a frame, masked.
	 * @param frame the frame
	 * @return this client
	 * @throws IOException if the connection has ended
	 */
	public RawClient send(RawFrame frame) throws IOException {
		return send(frame, 0);
	}

	/**
	 * Sends a frame, masked, with the reserved bit that says it is compressed.
	 * @param frame the frame
	 * @return this client
	 * @throws IOException if the connection has ended
	 */
	public RawClient sendReserved(RawFrame frame) throws IOException {
		return send(frame, 0x40);
	}

	private RawClient send(RawFrame frame, int reserved) throws IOException {
		byte[] payload = frame.payload().clone();
		byte[] mask = new byte[4];
		RANDOM.nextBytes(mask);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= mask[i % mask.length];
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeByte(((frame.fin()) ? 0x80 : 0) | reserved | frame.opcode().code());
		if (payload.length <= 125) {
			out.writeByte(0x80 | payload.length);
		}
		else if (payload.length <= 0xFFFF) {
			out.writeByte(0x80 | 126);
			out.writeShort(payload.length);
		}
		else {
			out.writeByte(0x80 | 127);
			out.writeLong(payload.length);
		}
		out.write(mask);
		out.write(payload);
		this.socket.getOutputStream().write(bytes.toByteArray());
		return this;
	}

	public RawClient text(String text) throws IOException {
		return send(RawFrame.text(text));
	}

	public RawClient binary(byte[] bytes) throws IOException {
		return send(RawFrame.binary(bytes));
	}

	/**
	 * Waits for a frame.
	 * @param patience how long
	 * @return the next frame, or {@code null} if none came
	 */
	public @Nullable RawFrame poll(Duration patience) {
		try {
			return this.frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	/**
	 * Waits for a frame that has to come.
	 * @return the next frame
	 */
	public RawFrame next() {
		RawFrame frame = poll(PATIENCE);
		if (frame == null) {
			throw new AssertionError("No frame arrived within " + PATIENCE);
		}
		return frame;
	}

	/**
	 * Resets the TCP connection.
	 * @throws IOException if that isn't possible
	 */
	public void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	/**
	 * Ends the TCP connection without a close frame.
	 */
	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (SocketException ex) {
			// gone already
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
