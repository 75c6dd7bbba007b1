package io.neffos.spring.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;

/**
 * One of many clients, driven by events. What it sends keeps its order when one thread
 * sends it; its futures complete on the thread that reads, between two frames.
 */
public final class SwarmClient {

	/** The close code of a connection that ended without a close frame. */
	public static final int NO_CLOSE_FRAME = 1006;

	private static final byte SERVER_AGREED = 'A';

	private static final byte SERVER_REFUSED = 'H';

	private static final byte ANSWER = '$';

	private final Channel channel;

	private final SwarmListener listener;

	private final Map<String, CompletableFuture<String>> asks = new ConcurrentHashMap<>();

	private final AtomicLong asked = new AtomicLong();

	private final CompletableFuture<SwarmClient> acknowledged = new CompletableFuture<>();

	private final CompletableFuture<Integer> ended = new CompletableFuture<>();

	private int closeCode = NO_CLOSE_FRAME;

	private volatile @Nullable String id;

	SwarmClient(Channel channel, SwarmListener listener) {
		this.channel = channel;
		this.listener = listener;
	}

	/**
	 * Returns the id that the server has told.
	 * @return the id
	 */
	public String id() {
		String told = this.id;
		if (told == null) {
			throw new IllegalStateException("Not acknowledged yet");
		}
		return told;
	}

	/**
	 * Does the handshake.
	 * @return completes when the server has told the id
	 */
	public CompletableFuture<SwarmClient> acknowledge() {
		send("M");
		return this.acknowledged;
	}

	public CompletableFuture<String> connect(String namespace) {
		return ask(namespace, "", "_OnNamespaceConnect", "");
	}

	public CompletableFuture<String> disconnect(String namespace) {
		return ask(namespace, "", "_OnNamespaceDisconnect", "");
	}

	public CompletableFuture<String> join(String namespace, String room) {
		return ask(namespace, room, "_OnRoomJoin", "");
	}

	public CompletableFuture<String> leave(String namespace, String room) {
		return ask(namespace, room, "_OnRoomLeave", "");
	}

	/**
	 * Asks the server.
	 * @param namespace the event's namespace
	 * @param room the event's room
	 * @param event the event
	 * @param body the body
	 * @return completes with the answer behind its token, or fails when the connection
	 * ends
	 */
	public CompletableFuture<String> ask(String namespace, String room, String event, String body) {
		String token = "$" + this.asked.incrementAndGet();
		CompletableFuture<String> answer = new CompletableFuture<>();
		this.asks.put(token, answer);
		send(token + ";" + namespace + ";" + room + ";" + event + ";0;0;" + body);
		if (this.ended.isDone()) {
			failAsks();
		}
		return answer;
	}

	/**
	 * Sends a text message.
	 * @param text its payload
	 */
	public void send(String text) {
		this.channel.writeAndFlush(SwarmFrames.encode(Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Sends a frame, whatever is in it.
	 * @param opcode its kind
	 * @param payload its payload
	 */
	public void send(Opcode opcode, byte[] payload) {
		this.channel.writeAndFlush(SwarmFrames.encode(opcode, payload));
	}

	/**
	 * Sends bytes that need not be a frame.
	 * @param bytes what goes over TCP
	 */
	public void sendRaw(byte[] bytes) {
		this.channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
	}

	/**
	 * Tells whether the connection takes more, which needs a server that reads.
	 * @return {@code false} if what is sent waits here
	 */
	public boolean isWritable() {
		return this.channel.isWritable();
	}

	/**
	 * Reads nothing more, besides what is being read.
	 */
	public void stopReading() {
		this.channel.config().setAutoRead(false);
	}

	/**
	 * Goes on reading.
	 */
	public void resumeReading() {
		this.channel.config().setAutoRead(true);
	}

	/**
	 * Sends a close frame and waits for the server to end the connection.
	 * @return the code of the server's close frame
	 */
	public CompletableFuture<Integer> close() {
		this.channel.writeAndFlush(SwarmFrames.encode(Opcode.CLOSE, new byte[] { 0x03, (byte) 0xE8 }));
		return this.ended;
	}

	/**
	 * Ends the TCP connection with a reset.
	 * @return completes when it is gone
	 */
	public CompletableFuture<Integer> reset() {
		try {
			this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
		}
		catch (ChannelException ex) {
			// the server was quicker
		}
		this.channel.close();
		return this.ended;
	}

	/**
	 * Waits for the end.
	 * @return the code of the server's close frame, or {@link #NO_CLOSE_FRAME}
	 */
	public CompletableFuture<Integer> ended() {
		return this.ended;
	}

	/**
	 * Takes a frame. Called on the thread that reads.
	 */
	void take(Opcode opcode, byte[] bytes, int offset, int length) {
		switch (opcode) {
			case TEXT, BINARY -> message(bytes, offset, length);
			case CLOSE -> {
				if (length >= 2) {
					this.closeCode = ((bytes[offset] & 0xFF) << 8) | (bytes[offset + 1] & 0xFF);
				}
				this.channel.writeAndFlush(
						SwarmFrames.encode(Opcode.CLOSE, Arrays.copyOfRange(bytes, offset, offset + length)));
			}
			case PING -> this.channel
				.writeAndFlush(SwarmFrames.encode(Opcode.PONG, Arrays.copyOfRange(bytes, offset, offset + length)));
			default -> {
				// a pong
			}
		}
	}

	void end() {
		this.acknowledged.completeExceptionally(new IOException("Ended before the acknowledgement"));
		this.ended.complete(this.closeCode);
		failAsks();
	}

	private void message(byte[] bytes, int offset, int length) {
		byte first = bytes[offset];
		if (first == ANSWER) {
			answer(text(bytes, offset, length));
		}
		else if (first >= '0' && first <= '9') {
			question(text(bytes, offset, length));
		}
		else if (first == SERVER_AGREED && this.id == null) {
			this.id = text(bytes, offset + 1, length - 1);
			this.acknowledged.complete(this);
		}
		else if (first == SERVER_REFUSED && this.id == null) {
			this.acknowledged.completeExceptionally(new IOException(text(bytes, offset + 1, length - 1)));
		}
		else {
			this.listener.message(this, bytes, offset, length);
		}
	}

	private void answer(String text) {
		int end = text.indexOf(';');
		CompletableFuture<String> waiting = this.asks.remove(text.substring(0, end));
		if (waiting == null) {
			throw new IllegalStateException("Nobody asked for '" + text + "'");
		}
		waiting.complete(text.substring(end));
	}

	private void question(String text) {
		if (this.listener.agrees(text)) {
			send(text.substring(0, text.indexOf(';')) + ";;;;;;");
		}
	}

	private void failAsks() {
		for (String token : this.asks.keySet()) {
			CompletableFuture<String> waiting = this.asks.remove(token);
			if (waiting != null) {
				waiting.completeExceptionally(new IOException("Ended before the answer"));
			}
		}
	}

	private static String text(byte[] bytes, int offset, int length) {
		return new String(bytes, offset, length, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "SwarmClient[" + this.id + "]";
	}

}
