package io.neffos.spring.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.engine.session.SlowConsumerPolicies;

import org.springframework.util.PatternMatchUtils;

/**
 * The policies for slow consumers of a server, its namespaces and their rooms. The most
 * specific one applies; of several patterns that match a room, the first one.
 */
final class PolicyTable implements SlowConsumerPolicies {

	private final SlowConsumerPolicy server;

	private final Map<String, SlowConsumerPolicy> namespaces;

	private final Map<String, List<RoomPolicy>> rooms;

	private PolicyTable(Builder builder) {
		this.server = builder.server;
		this.namespaces = Map.copyOf(builder.namespaces);
		this.rooms = builder.rooms.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> List.copyOf(entry.getValue())));
	}

	@Override
	public SlowConsumerPolicy of(String namespace, String room) {
		if (!room.isEmpty()) {
			for (RoomPolicy candidate : this.rooms.getOrDefault(namespace, List.of())) {
				if (PatternMatchUtils.simpleMatch(candidate.pattern(), room)) {
					return candidate.policy();
				}
			}
		}
		return this.namespaces.getOrDefault(namespace, this.server);
	}

	private record RoomPolicy(String pattern, SlowConsumerPolicy policy) {

	}

	/**
	 * Collects the policies.
	 */
	static final class Builder {

		private final Map<String, SlowConsumerPolicy> namespaces = new HashMap<>();

		private final Map<String, List<RoomPolicy>> rooms = new HashMap<>();

		private SlowConsumerPolicy server = SlowConsumerPolicy.close();

		void server(SlowConsumerPolicy policy) {
			this.server = policy;
		}

		void namespace(String namespace, SlowConsumerPolicy policy) {
			this.namespaces.put(namespace, policy);
		}

		void rooms(String namespace, String pattern, SlowConsumerPolicy policy) {
			this.rooms.computeIfAbsent(namespace, (name) -> new ArrayList<>()).add(new RoomPolicy(pattern, policy));
		}

		PolicyTable build() {
			return new PolicyTable(this);
		}

	}

}
