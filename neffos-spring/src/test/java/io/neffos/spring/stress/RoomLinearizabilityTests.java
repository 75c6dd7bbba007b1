package io.neffos.spring.stress;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.engine.broadcast.ConnectionIndex;
import io.neffos.spring.engine.broadcast.LocalBroadcaster;
import io.neffos.spring.engine.broadcast.LoopOutboxes;
import io.neffos.spring.engine.server.AcceptingServer;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.session.RoomRegistration;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.engine.transport.ConnectionTransport;
import io.neffos.spring.engine.transport.FrameOutcome;
import io.neffos.spring.engine.transport.OutboundFrame;
import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.limits.MemoryLimits;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * The life of a room and of its shards: whatever joins, leaves and broadcasts do at once,
 * what comes of it could have come of them one after another. Members A and C live on
 * event loops of their own.
 */
public class RoomLinearizabilityTests {

	private static final String NAMESPACE = "ns";

	private static final String ROOM = "r";

	private final LoopOutboxes outboxes = new LoopOutboxes(Long.MAX_VALUE, MemoryLimits.DEFAULTS, new ServerCounters());

	private final ConnectionIndex index = new ConnectionIndex(this.outboxes);

	private final LocalBroadcaster broadcaster = new LocalBroadcaster(this.index, this.outboxes, new MessageCodec(),
			BodyConverter.simple(), (namespace, room) -> SlowConsumerPolicy.close(), new ServerCounters(), false);

	private final TaskLoop one = new TaskLoop();

	private final TaskLoop two = new TaskLoop();

	private final LoopMember a = new LoopMember(this.one);

	private final LoopMember c = new LoopMember(this.two);

	@Operation(nonParallelGroup = "one")
	public void joinA() {
		join(this.a);
	}

	@Operation(nonParallelGroup = "one")
	public void leaveA() {
		leave(this.a);
	}

	@Operation(nonParallelGroup = "two")
	public void joinC() {
		join(this.c);
	}

	@Operation(nonParallelGroup = "two")
	public void leaveC() {
		leave(this.c);
	}

	@Operation
	public void publish(@Param(gen = IntGen.class, conf = "1:9") int message) {
		this.broadcaster.broadcast(Broadcast.of(Exclude.nobody(), List
			.of(NeffosMessage.builder().namespace(NAMESPACE).room(ROOM).event("e").body("" + message).build())));
	}

	@Operation(nonParallelGroup = "one")
	public String received() {
		this.one.runTasks();
		return this.a.received.toString();
	}

	@Operation
	public boolean isMember() {
		return this.index.members(NAMESPACE, ROOM).contains(this.c.connection);
	}

	/**
	 * Checks in the end, not meanwhile: the last member is gone for a moment before its
	 * room is.
	 */
	@Validate
	public void roomsAreDisposed() {
		boolean empty = this.index.members(NAMESPACE, ROOM).isEmpty();
		if (this.index.rooms(NAMESPACE).contains(ROOM) == empty) {
			throw new IllegalStateException((empty) ? "The room is empty and still there" : "The room is gone");
		}
	}

	@Test
	void linearizability() {
		new StressOptions().iterations(12)
			.invocationsPerIteration(100)
			.threads(3)
			.actorsPerThread(4)
			.actorsBefore(2)
			.actorsAfter(3)
			.minimizeFailedScenario(false)
			.sequentialSpecification(RoomSpecification.class)
			.check(RoomLinearizabilityTests.class);
	}

	private void join(LoopMember member) {
		if (member.place == null) {
			member.place = this.index.join(member.connection, NAMESPACE, ROOM);
		}
		member.loop.runTasks();
	}

	private void leave(LoopMember member) {
		if (member.place != null) {
			member.place.remove();
			member.place = null;
		}
		member.loop.runTasks();
	}

	/**
	 * An event loop whose tasks run when its thread comes to them.
	 */
	private static final class TaskLoop implements ConnectionLoop {

		private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

		void runTasks() {
			Runnable task = null;
			while ((task = this.tasks.poll()) != null) {
				task.run();
			}
		}

		@Override
		public boolean isCurrent() {
			return false;
		}

		@Override
		public Scheduler scheduler() {
			return Schedulers.immediate();
		}

		@Override
		public void execute(Runnable task) {
			this.tasks.add(task);
		}

	}

	/**
	 * A member that keeps what arrives.
	 */
	private static final class LoopMember implements ConnectionTransport {

		private static final ManagedNeffosServer SERVER = NeffosServer.builder().build();

		private final List<Integer> received = new ArrayList<>();

		private @Nullable RoomRegistration place;

		private final TaskLoop loop;

		private final ClientConnection connection;

		LoopMember(TaskLoop loop) {
			this.loop = loop;
			this.connection = AcceptingServer.acceptorOf(SERVER)
				.accept(new Handshake(URI.create("/neffos"), Map.of(), Map.of(), null, null), this, Context.empty());
		}

		@Override
		public ConnectionLoop loop() {
			return this.loop;
		}

		@Override
		public FrameOutcome write(OutboundFrame frame) {
			String text = frame.message().payload().toString(StandardCharsets.UTF_8);
			this.received.add(Integer.valueOf(text.substring(text.lastIndexOf(';') + 1)));
			return FrameOutcome.WRITTEN;
		}

		@Override
		public int maxMessageSize() {
			return 64 * 1024;
		}

		@Override
		public void request(int messages) {
			// nobody sends
		}

		@Override
		public void ping() {
		}

		@Override
		public void close(CloseReason reason) {
			// nobody closes
		}

		@Override
		public void onEnd(Runnable callback) {
			// it has no end
		}

	}

}
