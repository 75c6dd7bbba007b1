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

	/** This project, with Spring Boot's Actuator and a registry of metrics. */
	NEFFOS_ACTUATOR("neffos"),

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
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String dialect() {
		return this.dialect;
	}

	/**
	 * Returns those without anything else of Spring Boot's.
	 */
	static List<ServerKind> plain() {
		return all().stream().filter((kind) -> kind != NEFFOS_ACTUATOR).toList();
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
