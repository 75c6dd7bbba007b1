package io.neffos.spring.reference;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.server.ManagedNeffosServer;

/**
 * What a server counts.
 *
 * @param connections how many connections are open
 * @param accepted how many there are, pending ones and those that are going included
 * @param namespaces its namespaces
 * @param counters what has been counted about messages
 * @param limits how often each limit has been exceeded
 */
record AdminStats(int connections, int accepted, Map<String, NamespaceStats> namespaces,
		Map<ProtocolCounter, Long> counters, Map<Limit, Long> limits) {

	static AdminStats of(ManagedNeffosServer server) {
		Map<String, NamespaceStats> namespaces = new TreeMap<>();
		server.namespaces().forEach((name) -> namespaces.put(name, NamespaceStats.of(server, name)));
		Map<ProtocolCounter, Long> counters = new EnumMap<>(ProtocolCounter.class);
		for (ProtocolCounter counter : ProtocolCounter.values()) {
			counters.put(counter, server.counters().count(counter));
		}
		Map<Limit, Long> limits = new EnumMap<>(Limit.class);
		for (Limit limit : Limit.values()) {
			limits.put(limit, server.counters().count(limit));
		}
		return new AdminStats(server.totalConnections(), server.acceptedConnections(), namespaces, counters, limits);
	}

	/**
	 * What a server counts about a namespace.
	 *
	 * @param connections how many connections are in it
	 * @param rooms its rooms, with the number of members
	 */
	record NamespaceStats(int connections, Map<String, Integer> rooms) {

		static NamespaceStats of(ManagedNeffosServer server, String namespace) {
			Map<String, Integer> rooms = new TreeMap<>();
			server.rooms(namespace).forEach((room) -> rooms.put(room, server.members(namespace, room).size()));
			return new NamespaceStats(server.connections(namespace).size(), rooms);
		}

	}

}
