package io.neffos.spring.checks;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/**
 * Fails the test during which something blocks an event loop.
 */
public final class BlockingCallCheck implements BeforeAllCallback, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(BlockingCallCheck.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		// once for the whole run: an installed agent stays
		calls(context);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Queue<BlockingOperationError> all = calls(context);
		List<BlockingOperationError> calls = List.copyOf(all);
		all.removeAll(calls);
		if (!calls.isEmpty()) {
			throw new AssertionError(calls.size() + " calls that block an event loop, the first one below",
					calls.get(0));
		}
	}

	private static Calls calls(ExtensionContext context) {
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Calls.class, (type) -> Calls.install(), Calls.class);
	}

	/**
	 * The blocking calls of the run.
	 */
	private static final class Calls extends ConcurrentLinkedQueue<BlockingOperationError> {

		private static final long serialVersionUID = 1L;

		static Calls install() {
			Calls calls = new Calls();
			BlockHound.install((builder) -> shortLocks(builder).blockingMethodCallback((method) -> {
				BlockingOperationError error = new BlockingOperationError(method);
				calls.add(error);
				throw error;
			}));
			return calls;
		}

		/**
		 * A room's lock is held for the time that it takes to enqueue a message for each
		 * event loop, and never while anything is written or a handler runs. Netty's
		 * allocator has short locks of its own, and so have Jetty, and Tomcat where it
		 * takes a message that it writes asynchronously.
		 */
		private static BlockHound.Builder shortLocks(BlockHound.Builder builder) {
			return builder.allowBlockingCallsInside("io.neffos.spring.broadcast.RoomChannel", "lock")
				.allowBlockingCallsInside("io.neffos.spring.webflux.TomcatSession", "sendMessage")
				.allowBlockingCallsInside("io.neffos.spring.webflux.LoopInbound", "allow")
				.allowBlockingCallsInside("org.eclipse.jetty.util.thread.AutoLock", "lock")
				.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate")
				.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Chunk", "release");
		}

	}

}
