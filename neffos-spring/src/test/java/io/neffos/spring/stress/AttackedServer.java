package io.neffos.spring.stress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.MemoryLoad;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import reactor.core.publisher.Mono;

/**
 * A server in a process of its own, with as little memory as a test gives it. It does
 * what the lines of its standard input say, and ends with them.
 */
final class AttackedServer {

	/** The namespace of all events. */
	static final String NAMESPACE = "ns";

	/** The room of those who are broadcast to. */
	static final String ROOM = "r";

	private AttackedServer() {
	}

	public static void main(String[] arguments) throws IOException {
		ManagedNeffosServer server = NeffosServer.builder()
			.namespace(NAMESPACE,
					(ns) -> ns.on("echo", (connection, message) -> Mono.just(message.text()))
						.on("owe",
								(connection, message) -> connection.ask("question", "", Duration.ofMinutes(5))
									.thenReturn("answered")))
			.build();
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		try (StressServer http = new StressServer(server, ByteBufAllocator.DEFAULT)) {
			System.out.println("port " + http.port());
			String line = null;
			while ((line = input.readLine()) != null) {
				if (line.startsWith("broadcast ")) {
					server.broadcast(message("x".repeat(Integer.parseInt(line.substring("broadcast ".length())))));
				}
				else {
					System.out.println("state " + state(server, line.equals("rest")));
				}
			}
		}
		System.exit(0);
	}

	private static String state(ManagedNeffosServer server, boolean collect) {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		if (collect) {
			memory.gc();
		}
		MemoryLoad load = server.memoryLoad();
		long ended = server.counters().count(Limit.SERVER_HEAP) + server.counters().count(Limit.SERVER_DIRECT);
		return server.acceptedConnections() + " " + load.heapBytes() + " " + load.directBytes() + " "
				+ memory.getHeapMemoryUsage().getUsed() + " "
				+ ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory() + " " + ended;
	}

	private static NeffosMessage message(String body) {
		return NeffosMessage.builder().namespace(NAMESPACE).room(ROOM).event("e").body(body).build();
	}

}
