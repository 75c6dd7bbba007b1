package io.neffos.spring.benchmarks.server;

import java.io.IOException;

import io.neffos.spring.benchmarks.server.neffos.NeffosBenchmarkServer;
import io.neffos.spring.benchmarks.server.netty.NettyBenchmarkServer;
import io.neffos.spring.benchmarks.server.socketio.SocketIoBenchmarkServer;
import io.neffos.spring.benchmarks.server.stomp.StompBenchmarkServer;
import io.neffos.spring.benchmarks.server.webflux.WebFluxBenchmarkServer;
import io.neffos.spring.benchmarks.wire.Control;

/**
 * A server's process. The first argument says which server.
 */
public final class ServerMain {

	private final BenchmarkServer server;

	private ServerMain(BenchmarkServer server) {
		this.server = server;
	}

	/**
	 * Runs a server until standard input ends.
	 * @param args the server's name
	 * @throws Exception if it can't start
	 */
	public static void main(String[] args) throws Exception {
		BenchmarkServer server = server(args[0]);
		Control.say("READY " + server.start());
		Control.obey(new ServerMain(server)::run);
		Runtime.getRuntime().halt(0);
	}

	private static BenchmarkServer server(String name) throws IOException {
		return switch (name) {
			case "neffos" -> new NeffosBenchmarkServer(SpringServer.Extent.PLAIN);
			case "neffos-actuator" -> new NeffosBenchmarkServer(SpringServer.Extent.ACTUATOR);
			case "netty" -> new NettyBenchmarkServer();
			case "webflux" -> new WebFluxBenchmarkServer();
			case "socketio" -> new SocketIoBenchmarkServer();
			case "stomp" -> new StompBenchmarkServer();
			default -> throw new IllegalArgumentException("No server '" + name + "'");
		};
	}

	private void run(String[] words) {
		switch (words[0]) {
			case "publish" -> new Publisher(this.server, Publication.of(words)).start();
			case "cpu" -> Control.say("CPU " + ProcessFigures.cpuNanos());
			case "memory" -> Control.say("MEMORY " + ProcessFigures.memoryAfterGc());
			default -> throw new IllegalArgumentException("No command '" + words[0] + "'");
		}
	}

}
