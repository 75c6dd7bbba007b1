package io.neffos.spring.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server does to a client of its own accord. Each operation has to end, once.
 */
final class ServerOperations {

	private final List<Ends> begun = new ArrayList<>();

	/**
	 * Begins an operation from outside.
	 */
	String begin(Random random, NeffosConnection connection) {
		Ends ends = new Ends(connection, new int[1]);
		this.begun.add(ends);
		String[] name = new String[1];
		operation(random, connection, member(random, connection), name).subscribe((value) -> {
		}, (ex) -> ends.count()[0]++, () -> ends.count()[0]++);
		return name[0];
	}

	/**
	 * Returns an operation for a callback to wait for.
	 */
	Mono<?> inside(Random random, NeffosConnection connection, @Nullable NamespaceConnection member) {
		return operation(random, connection, (member != null) ? member : member(random, connection), new String[1]);
	}

	/**
	 * Checks that every operation has ended, once.
	 * @param stuck whether those of a connection may still wait
	 */
	void assertEnded(Predicate<NeffosConnection> stuck) {
		for (Ends ends : this.begun) {
			assertThat(ends.count()[0]).as("ends of an operation")
				.isBetween((stuck.test(ends.connection())) ? 0 : 1, 1);
		}
	}

	private static @Nullable NamespaceConnection member(Random random, NeffosConnection connection) {
		return connection.namespace(StoryApplication.NAMESPACES.get(random.nextInt(2)));
	}

	private static Mono<?> operation(Random random, NeffosConnection connection, @Nullable NamespaceConnection member,
			String[] name) {
		int what = random.nextInt((member != null) ? 7 : 1);
		String room = StoryApplication.ROOMS.get(random.nextInt(2));
		return switch (what) {
			case 1 -> named(name, "join " + room, member.join(room));
			case 2 -> named(name, "join " + room, member.join(room));
			case 3 -> {
				var joined = member.room(room);
				yield named(name, "leave " + room, (joined != null) ? joined.leave() : Mono.empty());
			}
			case 4 -> named(name, "leaveAll", member.leaveAll());
			case 5 -> named(name, "disconnect " + member.namespace(), member.disconnect());
			case 6 -> named(name, "ask", member.ask("question", "", Duration.ofSeconds(20)));
			default -> {
				String namespace = StoryApplication.NAMESPACES.get(random.nextInt(2));
				yield named(name, "connect " + namespace, connection.connect(namespace));
			}
		};
	}

	private static Mono<?> named(String[] name, String operation, Mono<?> mono) {
		name[0] = operation;
		return mono;
	}

	private record Ends(NeffosConnection connection, int[] count) {

	}

}
