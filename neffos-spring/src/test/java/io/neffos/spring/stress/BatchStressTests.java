package io.neffos.spring.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.neffos.spring.connection.Exclude;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.SwarmClient;
import io.neffos.spring.wire.SwarmInbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads broadcast batches whose messages are for different members, and leave
 * somebody out of each.
 */
class BatchStressTests {

	private static final int MEMBERS = 100;

	private static final int PUBLISHERS = 4;

	private static final int BATCHES = 250;

	private static final List<String> KINDS = List.of("room", "id", "room-id", "all");

	@RegisterExtension
	final StressExtension stress = new StressExtension();

	@Test
	void roomIdAndNamespaceInOneBatch() {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder()
			.namespace("ns", (ns) -> ns.on("fence", (connection, message) -> Mono.just("reached"))));
		List<SwarmInbox> inboxes = Stream.generate(SwarmInbox::new).limit(MEMBERS).toList();
		List<SwarmClient> members = this.stress.all(MEMBERS,
				(i) -> this.stress.connect("ns", inboxes.get(i))
					.thenCompose((client) -> (isInRoom(i)) ? client.join("ns", "r").thenApply((answer) -> client)
							: CompletableFuture.completedFuture(client)));
		List<List<Batch>> batches = IntStream.range(0, PUBLISHERS).mapToObj(this::batches).toList();
		StressExtension.concurrently(PUBLISHERS, (publisher) -> {
			for (Batch batch : batches.get(publisher)) {
				String to = members.get(batch.to()).id();
				server.broadcast(Exclude.connection(members.get(batch.excluded()).id()),
						message("room", batch).room("r").build(), message("id", batch).to(to).build(),
						message("room-id", batch).room("r").to(to).build(), message("all", batch).build());
			}
		});
		members.forEach((member) -> StressExtension.await(member.ask("ns", "", "fence", "")));
		for (int i = 0; i < MEMBERS; i++) {
			List<String> received = inboxes.get(i).bodies("e");
			List<String> expected = expected(i, batches);
			for (String kind : KINDS) {
				for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
					String mark = kind + " " + publisher + ",";
					assertThat(only(mark, received)).as("messages '%s' to member %d", mark, i)
						.isEqualTo(only(mark, expected));
				}
			}
			assertThat(received).as("messages to member %d", i).hasSameSizeAs(expected);
		}
	}

	/**
	 * One publisher, whose messages to a room and to its namespace come in its order.
	 */
	@Test
	void orderAcrossRooms() {
		ManagedNeffosServer server = this.stress.serve(NeffosServer.builder()
			.namespace("ns", (ns) -> ns.on("fence", (connection, message) -> Mono.just("reached"))));
		SwarmInbox inbox = new SwarmInbox();
		SwarmClient member = StressExtension.await(this.stress.connect("ns", inbox));
		StressExtension.await(member.join("ns", "r"));
		List<Batch> batches = IntStream.range(0, BATCHES).mapToObj((number) -> new Batch(0, number, 0, 1)).toList();
		for (Batch batch : batches) {
			server.broadcast(message("room", batch).room("r").build(), message("all", batch).build());
		}
		StressExtension.await(member.ask("ns", "", "fence", ""));
		List<String> expected = new ArrayList<>();
		for (Batch batch : batches) {
			expected.add(body("room", batch));
			expected.add(body("all", batch));
		}
		assertThat(inbox.bodies("e")).isEqualTo(expected);
	}

	private static List<String> only(String mark, List<String> bodies) {
		return bodies.stream().filter((body) -> body.startsWith(mark)).toList();
	}

	private List<Batch> batches(int publisher) {
		Random random = this.stress.random(publisher);
		List<Batch> batches = new ArrayList<>();
		for (int number = 0; number < BATCHES; number++) {
			int to = random.nextInt(MEMBERS);
			int excluded = (random.nextInt(4) == 0) ? to : random.nextInt(MEMBERS);
			batches.add(new Batch(publisher, number, to, excluded));
		}
		return batches;
	}

	private static List<String> expected(int member, List<List<Batch>> batches) {
		List<String> expected = new ArrayList<>();
		for (Batch batch : batches.stream().flatMap(List::stream).toList()) {
			if (batch.excluded() == member) {
				continue;
			}
			if (isInRoom(member)) {
				expected.add(body("room", batch));
			}
			if (batch.to() == member) {
				expected.add(body("id", batch));
			}
			if (batch.to() == member && isInRoom(member)) {
				expected.add(body("room-id", batch));
			}
			expected.add(body("all", batch));
		}
		return expected;
	}

	private static boolean isInRoom(int member) {
		return member % 2 == 0;
	}

	private static NeffosMessageBuilder message(String kind, Batch batch) {
		return NeffosMessage.builder().namespace("ns").event("e").body(body(kind, batch));
	}

	private static String body(String kind, Batch batch) {
		return kind + " " + batch.publisher() + "," + batch.number();
	}

	/**
	 * A publisher's batch, the member that some of it is for and the one that is left
	 * out.
	 */
	private record Batch(int publisher, int number, int to, int excluded) {

	}

}
