package io.neffos.spring.test;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import io.neffos.spring.connection.CheckReturnValue;
import io.neffos.spring.message.BodyConverter;
import io.netty.channel.EventLoopGroup;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Opens test clients of one server, which share a thread, and ends those that a test has
 * left.
 *
 * @since 0.1.0
 */
public final class NeffosTestClients implements AutoCloseable {

	private final Queue<NeffosTestClient> open = new ConcurrentLinkedQueue<>();

	private final EventLoopGroup loops = TestLoops.create();

	private final Supplier<URI> uri;

	private final BodyConverter converter;

	/**
	 * Create a source of clients.
	 * @param uri supplies the endpoint's URI for each new client, of the form
	 * {@code ws://host:port/path}
	 * @param converter writes the bodies of messages
	 */
	public NeffosTestClients(Supplier<URI> uri, BodyConverter converter) {
		this.uri = uri;
		this.converter = converter;
	}

	/**
	 * Opens a connection and does the handshake.
	 * @return the client; fails as {@link NeffosTestClientBuilder#connect()} does
	 */
	@CheckReturnValue
	public Mono<NeffosTestClient> connect() {
		return Mono.defer(() -> builder().connect());
	}

	/**
	 * Opens a connection, does the handshake and connects to a namespace.
	 * @param namespace its name
	 * @return the namespace; fails as {@link NeffosTestClientBuilder#connect()} does, and
	 * with the server's error
	 */
	@CheckReturnValue
	public Mono<TestNamespace> connect(String namespace) {
		return connect().flatMap((client) -> client.connect(namespace));
	}

	/**
	 * Create a builder of clients.
	 * @return where to say more, and to connect
	 */
	public NeffosTestClientBuilder builder() {
		return new NeffosTestClientBuilder(this.uri.get(), this.loops, this::opened).bodyConverter(this.converter);
	}

	/**
	 * Return the ids of the clients that the server has acknowledged and whose
	 * connections have not ended.
	 * @return a snapshot
	 */
	public List<String> ids() {
		return this.open.stream().map((client) -> client.session().id()).filter(Objects::nonNull).toList();
	}

	/**
	 * End the connections of all clients, with a reset.
	 * @return completes when all have ended
	 */
	@CheckReturnValue
	public Mono<Void> resetAll() {
		return Flux.defer(() -> Flux.fromIterable(this.open)).flatMap(NeffosTestClient::reset).then();
	}

	/**
	 * End the connections of all clients, and the clients' thread.
	 */
	@Override
	public void close() {
		this.open.forEach((client) -> client.reset().subscribe());
		TestLoops.end(this.loops);
	}

	private void opened(NeffosTestClient client) {
		this.open.add(client);
		client.closeStatus().subscribe((reason) -> this.open.remove(client));
	}

}
