package io.neffos.spring.stress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.NamespaceBuilder;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lifecycle callbacks of each connection, in their order, and the rules that hold for
 * them whatever the two sides do.
 */
final class LifecycleLog implements ConnectionInterceptor {

	static final String CLOSED = "closed";

	private static final List<SystemEvent> EVENTS = List.of(SystemEvent.NAMESPACE_CONNECT,
			SystemEvent.NAMESPACE_CONNECTED, SystemEvent.NAMESPACE_DISCONNECT, SystemEvent.ROOM_JOIN,
			SystemEvent.ROOM_JOINED, SystemEvent.ROOM_LEAVE, SystemEvent.ROOM_LEFT);

	private final Map<String, List<String>> entries = new ConcurrentHashMap<>();

	/**
	 * Logs the lifecycle events of a namespace.
	 * @param pace what each of them returns
	 */
	void declare(NamespaceBuilder namespace, Supplier<Mono<Void>> pace) {
		for (SystemEvent event : EVENTS) {
			EventHandler handler = (member, message) -> {
				add(member.id(), (message.room().isEmpty()) ? event.name() : event.name() + " " + message.room());
				return pace.get();
			};
			namespace.on(event, handler);
		}
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		add(connection.id(), CLOSED);
		return Mono.empty();
	}

	/**
	 * Returns what has happened to a connection.
	 */
	List<String> of(String id) {
		return List.copyOf(this.entries.getOrDefault(id, List.of()));
	}

	/**
	 * Waits for the end of a connection and checks the rules.
	 */
	void assertComplete(String id) {
		StressExtension.until("end of " + id, () -> of(id).contains(CLOSED));
		List<String> log = of(id);
		int entered = 0;
		int exited = 0;
		Set<String> rooms = new HashSet<>();
		for (String entry : log) {
			String room = entry.substring(entry.indexOf(' ') + 1);
			String event = entry.split(" ")[0];
			switch (event) {
				case "NAMESPACE_CONNECTED" -> assertThat(exited).as("%s", log).isEqualTo(entered++);
				case "NAMESPACE_DISCONNECT" -> assertThat(++exited).as("%s", log).isEqualTo(entered);
				case "ROOM_JOINED" -> assertThat(rooms.add(room)).as("%s", log).isTrue();
				case "ROOM_LEAVE" -> assertThat(rooms.contains(room)).as("%s", log).isTrue();
				case "ROOM_LEFT" -> assertThat(rooms.remove(room)).as("%s", log).isTrue();
				default -> assertThat(entered).as("%s", log).isGreaterThanOrEqualTo(exited);
			}
		}
		assertThat(exited).as("%s", log).isEqualTo(entered);
		assertThat(rooms).as("%s", log).isEmpty();
		assertThat(log).containsOnlyOnce(CLOSED).endsWith(CLOSED);
	}

	private void add(String id, String entry) {
		this.entries.computeIfAbsent(id, (key) -> Collections.synchronizedList(new ArrayList<>())).add(entry);
	}

}
