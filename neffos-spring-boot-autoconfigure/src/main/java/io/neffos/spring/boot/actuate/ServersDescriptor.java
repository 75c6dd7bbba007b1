package io.neffos.spring.boot.actuate;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.boot.autoconfigure.SettingProperties;
import io.neffos.spring.engine.support.BlockingPool.Load;
import io.neffos.spring.engine.support.BlockingSchedulers;
import io.neffos.spring.limits.LimitUse;
import io.neffos.spring.limits.LoopLoad;
import io.neffos.spring.limits.OutboundLoad;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.limits.ProtocolCounters;
import io.neffos.spring.server.ConnectionCounts;
import io.neffos.spring.server.DeclaredEvent;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.ServerState;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The servers of an application.
 *
 * @param servers one for each bean
 * @param blocking what the threads do that may block, for {@code events} and
 * {@code lifecycle}; without those that aren't known
 * @since 0.1.0
 */
public record ServersDescriptor(List<ServerDescriptor> servers,
		Map<String, BlockingDescriptor> blocking) implements OperationResponseBody {

	static ServersDescriptor of(List<NamedServer> servers, @Nullable BlockingSchedulers schedulers) {
		Map<String, BlockingDescriptor> blocking = new LinkedHashMap<>();
		if (schedulers != null) {
			schedulers.pools().forEach((methods, pool) -> blocking.put(methods, BlockingDescriptor.of(pool.load())));
		}
		return new ServersDescriptor(servers.stream().map(ServerDescriptor::of).toList(), blocking);
	}

	/**
	 * The load of the threads for methods that may block.
	 *
	 * @param threads maximum number of calls that run at once
	 * @param running number of calls that run
	 * @param waiting number of calls that wait for a thread
	 */
	public record BlockingDescriptor(int threads, int running, int waiting) {

		static BlockingDescriptor of(Load load) {
			return new BlockingDescriptor(load.threads(), load.running(), load.waiting());
		}

	}

	/**
	 * A server as a whole.
	 *
	 * @param name its bean's name
	 * @param endpoints where clients reach it
	 * @param state whether it takes connections
	 * @param connections how many connections it has
	 * @param namespaces its namespaces, by name
	 * @param events what it handles, by namespace and event
	 * @param limits its limits and their use
	 * @param queues what waits to be written
	 * @param slowConsumers what waits for clients to read
	 * @param counters what has been counted since the start
	 */
	public record ServerDescriptor(String name, List<EndpointDescriptor> endpoints, ServerState state,
			ConnectionCounts connections, List<NamespaceSummary> namespaces, List<DeclaredEvent> events,
			List<LimitDescriptor> limits, QueuesDescriptor queues, SlowConsumersSummary slowConsumers,
			Map<ProtocolCounter, Long> counters) {

		static ServerDescriptor of(NamedServer named) {
			ManagedNeffosServer server = named.server();
			return new ServerDescriptor(named.name(), named.endpoints().stream().map(EndpointDescriptor::of).toList(),
					server.inspection().state(), server.inspection().counts(),
					server.namespaces()
						.stream()
						.map((namespace) -> NamespaceSummary.of(server, namespace))
						.sorted(Comparator.comparing(NamespaceSummary::name))
						.toList(),
					server.events(), server.inspection().limits().stream().map(LimitDescriptor::of).toList(),
					QueuesDescriptor.of(server), SlowConsumersSummary.of(server.outboundLoad()),
					counts(server.counters()));
		}

		private static Map<ProtocolCounter, Long> counts(ProtocolCounters counters) {
			Map<ProtocolCounter, Long> counts = new EnumMap<>(ProtocolCounter.class);
			for (ProtocolCounter counter : ProtocolCounter.values()) {
				counts.put(counter, counters.count(counter));
			}
			return counts;
		}

	}

	/**
	 * A limit and its use.
	 *
	 * @param name the name of the property that sets the limit, without
	 * {@code neffos.server.}
	 * @param unit what the numbers count
	 * @param limit the limit, or {@code null} if there is none
	 * @param used current use, or {@code null} if it isn't known
	 * @param exceeded the number of times that the limit was exceeded since the start, or
	 * {@code null} if that isn't counted
	 */
	public record LimitDescriptor(String name, LimitUse.Unit unit, @Nullable Long limit, @Nullable Long used,
			@Nullable Long exceeded) {

		static LimitDescriptor of(LimitUse use) {
			return new LimitDescriptor(SettingProperties.nameOf(use.setting()), use.unit(), use.limit(), use.used(),
					use.exceeded());
		}

	}

	/**
	 * Where clients reach a server.
	 *
	 * @param path the path, below the application's base path
	 * @param maxMessageSize how many bytes a client's message may have
	 * @param maxHeaderSize how many characters the headers of an upgrade may have
	 */
	public record EndpointDescriptor(String path, int maxMessageSize, int maxHeaderSize) {

		static EndpointDescriptor of(NeffosEndpoint endpoint) {
			return new EndpointDescriptor(endpoint.path(), endpoint.maxMessageSize(), endpoint.maxHeaderSize());
		}

	}

	/**
	 * A namespace.
	 *
	 * @param name its name, may be empty
	 * @param connections how many connections are in it
	 * @param rooms how many rooms it has
	 */
	public record NamespaceSummary(String name, int connections, int rooms) {

		static NamespaceSummary of(ManagedNeffosServer server, String namespace) {
			return new NamespaceSummary(namespace, server.connectionCount(namespace),
					server.inspection().roomCount(namespace));
		}

	}

	/**
	 * What waits to be written.
	 *
	 * @param eventLoops what waits for each event loop
	 * @param synchronousBytes what waits for other broadcasts, where these are
	 * synchronous
	 */
	public record QueuesDescriptor(List<LoopLoad> eventLoops, long synchronousBytes) {

		static QueuesDescriptor of(ManagedNeffosServer server) {
			return new QueuesDescriptor(server.inspection().loops(), server.inspection().synchronousBytes());
		}

	}

	/**
	 * What waits for clients to read.
	 *
	 * @param connections for how many connections something waits
	 * @param messages how many messages
	 * @param bytes their size, though several connections may share the memory
	 */
	public record SlowConsumersSummary(long connections, long messages, long bytes) {

		static SlowConsumersSummary of(OutboundLoad load) {
			return new SlowConsumersSummary(load.slowClients(), load.waitingMessages(), load.waitingBytes());
		}

	}

}
