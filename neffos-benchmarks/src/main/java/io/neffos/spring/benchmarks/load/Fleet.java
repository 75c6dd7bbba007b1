package io.neffos.spring.benchmarks.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;

/**
 * All connections, in the order in which they were opened, and their event loops.
 */
final class Fleet {

	private final EventLoopGroup loops = Transport.loops();

	private final Map<EventExecutor, LoopStats> stats = new HashMap<>();

	private final Map<Client, Channel> clients = new ConcurrentHashMap<>();

	private final List<Client> order = new ArrayList<>();

	Fleet() {
		this.loops.forEach((loop) -> this.stats.put(loop, new LoopStats()));
	}

	EventLoopGroup loops() {
		return this.loops;
	}

	Iterable<LoopStats> stats() {
		return this.stats.values();
	}

	LoopStats stats(EventLoop loop) {
		LoopStats found = this.stats.get(loop);
		if (found == null) {
			throw new IllegalArgumentException("A foreign event loop");
		}
		return found;
	}

	synchronized void add(Client client, Channel channel) {
		this.clients.put(client, channel);
		this.order.add(client);
	}

	synchronized void remove(Client client) {
		if (this.clients.remove(client) != null) {
			this.order.remove(client);
		}
	}

	int size() {
		return this.clients.size();
	}

	synchronized List<Client> where(Predicate<Client> condition) {
		return this.order.stream().filter(condition).toList();
	}

	/**
	 * Does something with each event loop, there, and waits for all.
	 */
	void onLoops(Consumer<LoopStats> action) {
		CountDownLatch done = new CountDownLatch(this.stats.size());
		this.stats.forEach((loop, loopStats) -> loop.execute(() -> {
			action.accept(loopStats);
			done.countDown();
		}));
		await(done);
	}

	/**
	 * Does something with connections, each on its event loop, and waits for all.
	 */
	void onClients(List<Client> chosen, Consumer<Client> action) {
		CountDownLatch done = new CountDownLatch(chosen.size());
		for (Client client : chosen) {
			Channel channel = this.clients.get(client);
			if (channel == null) {
				done.countDown();
				continue;
			}
			channel.eventLoop().execute(() -> {
				action.accept(client);
				done.countDown();
			});
		}
		await(done);
	}

	static void await(CountDownLatch latch) {
		try {
			if (!latch.await(2, TimeUnit.MINUTES)) {
				throw new IllegalStateException("It takes too long");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
