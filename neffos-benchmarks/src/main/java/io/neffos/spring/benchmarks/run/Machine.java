package io.neffos.spring.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.netty.channel.epoll.Epoll;
import io.netty.util.Version;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;

/**
 * What figures depend on.
 */
final class Machine {

	private Machine() {
	}

	static List<String> describe() {
		return List.of(
				"Machine: " + value("/proc/cpuinfo", "model name") + ", " + Runtime.getRuntime().availableProcessors()
						+ " cores, memory " + value("/proc/meminfo", "MemTotal"),
				"System: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
						+ value("/proc/self/limits", "Max open files").replaceAll(" .*", "")
						+ " open files at most, load average before " + first("/proc/loadavg"),
				"Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
				"Versions: Spring Boot " + SpringBootVersion.getVersion() + ", Spring Framework "
						+ SpringVersion.getVersion() + ", Reactor Netty "
						+ HttpServer.class.getPackage().getImplementationVersion() + ", Netty " + netty(),
				"Transport of all servers on Netty and of the load generator: "
						+ ((Epoll.isAvailable()) ? "epoll" : "NIO") + "; event loops of each server: "
						+ LoopResources.DEFAULT_IO_WORKER_COUNT + ", which is Reactor Netty's default",
				"Load generator: java " + String.join(" ", Pair.LOAD_FLAGS));
	}

	private static String netty() {
		Version version = Version.identify().get("netty-common");
		return (version != null) ? version.artifactVersion() : "?";
	}

	private static String value(String file, String key) {
		try (Stream<String> lines = Files.lines(Path.of(file))) {
			return lines.filter((line) -> line.startsWith(key))
				.map((line) -> line.substring(key.length()).replaceFirst("^[\\s:]+", ""))
				.findFirst()
				.orElse("?");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String first(String file) {
		try {
			return Files.readString(Path.of(file)).split(" ")[0];
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
