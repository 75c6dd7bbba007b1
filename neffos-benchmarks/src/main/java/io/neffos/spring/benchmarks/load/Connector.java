package io.neffos.spring.benchmarks.load;

import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections, some at a time, and keeps account of those that end.
 */
final class Connector implements Client.Events {

	private static final int AT_ONCE = 64;

	private static final int READ_BYTES = 64 * 1024;

	private static final int SECONDS = 60;

	private final Semaphore permits = new Semaphore(AT_ONCE);

	private final AtomicInteger closed = new AtomicInteger();

	private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

	private volatile Supplier<DeliveryCheck> expectation = () -> DeliveryCheck.NOTHING;

	private final Fleet fleet;

	private final Dialect dialect;

	private final InetSocketAddress server;

	Connector(Fleet fleet, Dialect dialect, int port) {
		this.fleet = fleet;
		this.dialect = dialect;
		this.server = new InetSocketAddress("127.0.0.1", port);
	}

	/**
	 * Opens connections and waits until all are in their rooms.
	 * @param receiveBuffer how much the kernel takes for a connection that doesn't read;
	 * 0 leaves it to the kernel
	 * @return how many nanoseconds it took
	 */
	long open(int count, @Nullable String room, int rooms, int receiveBuffer) throws InterruptedException {
		long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			acquire(1);
			open((room != null && rooms > 1) ? room + i % rooms : room, receiveBuffer);
		}
		acquire(AT_ONCE);
		this.permits.release(AT_ONCE);
		return System.nanoTime() - start;
	}

	/**
	 * Sets what connections expect right from the beginning.
	 */
	void expecting(Supplier<DeliveryCheck> value) {
		this.expectation = value;
	}

	private void acquire(int count) throws InterruptedException {
		if (!this.permits.tryAcquire(count, SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Connections don't get ready: " + this.trouble.get());
		}
		String problem = this.trouble.get();
		if (problem != null) {
			throw new IllegalStateException(problem);
		}
	}

	private void open(@Nullable String room, int receiveBuffer) {
		Bootstrap bootstrap = new Bootstrap();
		if (receiveBuffer > 0) {
			bootstrap.option(ChannelOption.SO_RCVBUF, receiveBuffer);
		}
		bootstrap.group(this.fleet.loops())
			.channel(Transport.channelType())
			.option(ChannelOption.TCP_NODELAY, true)
			.option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
			.handler(new ChannelInitializer<Channel>() {

				@Override
				protected void initChannel(Channel channel) {
					Client client = new Client(Connector.this.dialect, room,
							Connector.this.fleet.stats(channel.eventLoop()), Connector.this);
					client.expect(Connector.this.expectation.get());
					Connector.this.fleet.add(client, channel);
					channel.pipeline().addLast(client);
				}

			})
			.connect(this.server)
			.addListener((result) -> {
				if (!result.isSuccess()) {
					failed(result.cause());
				}
			});
	}

	@Override
	public void ready(Client client) {
		this.permits.release();
	}

	@Override
	public void closing(String reason) {
		// the first two bytes are the code
		this.trouble.compareAndSet(null, "closed: "
				+ ((reason.length() > 2) ? reason.substring(2).replaceAll("[^ -~]", "?") : "without a reason"));
	}

	@Override
	public void closed(Client client) {
		this.closed.incrementAndGet();
		this.fleet.remove(client);
	}

	@Override
	public void failed(Throwable cause) {
		this.trouble.compareAndSet(null, cause.toString());
	}

	/**
	 * Returns how many connections have ended since the last time.
	 */
	int takeClosed() {
		return this.closed.getAndSet(0);
	}

	/**
	 * Returns what was wrong since the last time.
	 */
	@Nullable String takeTrouble() {
		return this.trouble.getAndSet(null);
	}

}
