package io.neffos.spring.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

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

	private static final List<String> JETTY_METHODS = List.of("sendText", "sendBinary", "sendPing", "close",
			"disconnect", "isOpen");

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
			throw new AssertionError(calls.size() + " calls that block an event loop, the first one: " + calls.get(0)
					+ where(calls.get(0)), calls.get(0));
		}
	}

	/**
	 * Returns the innermost callers, for a summary that shows no stack.
	 */
	private static String where(BlockingOperationError call) {
		return Arrays.stream(call.getStackTrace())
			.map(StackTraceElement::toString)
			.filter((frame) -> !frame.startsWith("reactor.blockhound.") && !frame.contains("BlockingCallCheck"))
			.limit(12)
			.collect(Collectors.joining(" < ", " at ", ""));
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
		 * allocator has short locks of its own, and so has Tomcat where it takes a
		 * message that it writes asynchronously. The methods of Jetty's sessions never
		 * wait for a client, but for the moment in which another thread changes a
		 * session's state, returns a buffer or still uses the channel that is closed. And
		 * the thread of a loop of our own may wait for its next task.
		 */
		private static BlockHound.Builder shortLocks(BlockHound.Builder builder) {
			for (String method : JETTY_METHODS) {
				builder = builder.allowBlockingCallsInside("org.eclipse.jetty.websocket.common.WebSocketSession",
						method);
			}
			return builder.allowBlockingCallsInside("io.neffos.spring.engine.broadcast.RoomChannel", "lock")
				.allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "getTask")
				.allowBlockingCallsInside("io.neffos.spring.webflux.tomcat.TomcatSession", "sendMessage")
				.allowBlockingCallsInside("io.neffos.spring.webflux.support.LoopInbound", "allow")
				.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate")
				.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Chunk", "release");
		}

	}

}
