package io.neffos.spring.test;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import io.neffos.spring.connection.CheckReturnValue;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosMessage;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Builder of a {@link NeffosTestClient}. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class NeffosTestClientBuilder {

	private final HttpHeaders headers = new DefaultHttpHeaders();

	private final Map<String, Function<NeffosMessage, Mono<?>>> answers = new ConcurrentHashMap<>();

	private final URI uri;

	private final @Nullable EventLoopGroup sharedLoops;

	private final Consumer<NeffosTestClient> onOpen;

	private Duration askTimeout = Duration.ofSeconds(10);

	private int keptEvents = 1024;

	private int receiveBuffer;

	private BodyConverter bodyConverter = BodyConverter.simple();

	NeffosTestClientBuilder(URI uri, @Nullable EventLoopGroup sharedLoops, Consumer<NeffosTestClient> onOpen) {
		if (!"ws".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
			throw new IllegalArgumentException("'" + uri + "' is not of the form ws://host:port/path");
		}
		this.uri = uri;
		this.sharedLoops = sharedLoops;
		this.onOpen = onOpen;
	}

	/**
	 * Add a header to the request of the upgrade. Default to none, not even
	 * {@code Origin}.
	 * @param name the header's name
	 * @param value its value
	 * @return this builder
	 */
	public NeffosTestClientBuilder header(String name, String value) {
		this.headers.add(name, value);
		return this;
	}

	/**
	 * Set the maximum time to wait for the server's answers. Default to ten seconds.
	 * @param timeout the time
	 * @return this builder
	 */
	public NeffosTestClientBuilder askTimeout(Duration timeout) {
		this.askTimeout = timeout;
		return this;
	}

	/**
	 * Set the number of recent events that are replayed to later subscribers. Default to
	 * 1,024.
	 * @param count the number, positive
	 * @return this builder
	 */
	public NeffosTestClientBuilder keptEvents(int count) {
		this.keptEvents = count;
		return this;
	}

	/**
	 * Set the size of the socket's receive buffer. Small, it lets the server notice
	 * sooner that a client doesn't read. Default to the system's size.
	 * @param bytes the size, positive; the system may take another
	 * @return this builder
	 */
	public NeffosTestClientBuilder receiveBuffer(int bytes) {
		this.receiveBuffer = bytes;
		return this;
	}

	/**
	 * Set the converter of the bodies of messages. Default to
	 * {@link BodyConverter#simple()}.
	 * @param converter the converter
	 * @return this builder
	 */
	public NeffosTestClientBuilder bodyConverter(BodyConverter converter) {
		this.bodyConverter = converter;
		return this;
	}

	/**
	 * Set the client's answer to asks of the server, from the begin of the connection:
	 * see {@link NeffosTestClient#onAsk}.
	 * @param event the event's name
	 * @param answer returns the body of the answer to an ask
	 * @return this builder
	 */
	public NeffosTestClientBuilder onAsk(String event, Function<NeffosMessage, Mono<?>> answer) {
		this.answers.put(event, answer);
		return this;
	}

	/**
	 * Open a connection and complete the handshake.
	 * @return the client; fails with a {@link io.neffos.spring.message.NeffosException}
	 * when the server refuses the client, and as {@link #open()} does
	 */
	@CheckReturnValue
	public Mono<NeffosTestClient> connect() {
		return open().flatMap((client) -> client.acknowledge().thenReturn(client));
	}

	/**
	 * Open a connection and leave it pending.
	 * @return the client; fails with Netty's {@code WebSocketClientHandshakeException}
	 * when the server refuses the upgrade, and with an {@link java.io.IOException} when
	 * there is no server
	 */
	@CheckReturnValue
	public Mono<NeffosTestClient> open() {
		return Mono.create((sink) -> {
			EventLoopGroup loops = (this.sharedLoops != null) ? this.sharedLoops : TestLoops.create();
			Dial dial = new Dial(this.uri, this.headers.copy(), this.receiveBuffer);
			Channel channel = dial.to(loops, new FrameHandler(this::client, sink));
			sink.onCancel(channel::close);
			channel.closeFuture().addListener((ended) -> {
				if (loops != this.sharedLoops) {
					TestLoops.end(loops);
				}
			});
		});
	}

	private NeffosTestClient client(ChannelTransport transport) {
		NeffosTestClient client = new NeffosTestClient(transport, this.bodyConverter, this.askTimeout,
				new TestInbox(this.keptEvents, this.answers));
		this.onOpen.accept(client);
		return client;
	}

}
