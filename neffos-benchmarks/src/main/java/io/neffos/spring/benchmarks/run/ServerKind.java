package io.neffos.spring.benchmarks.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A server that can be measured.
 */
enum ServerKind {

	/** This project. */
	NEFFOS("neffos"),

	/** What Netty can do. */
	NETTY("plain"),

	/** Plain Spring WebFlux. */
	WEBFLUX("plain"),

	/** netty-socketio. */
	SOCKETIO("socketio"),

	/** Spring's STOMP simple broker, on Tomcat. */
	STOMP("stomp");

	private final String dialect;

	ServerKind(String dialect) {
		this.dialect = dialect;
	}

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	String dialect() {
		return this.dialect;
	}

	static List<ServerKind> all() {
		return List.of(values());
	}

	static ServerKind of(String id) {
		return Arrays.stream(values())
			.filter((kind) -> kind.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No server '" + id + "'"));
	}

}
