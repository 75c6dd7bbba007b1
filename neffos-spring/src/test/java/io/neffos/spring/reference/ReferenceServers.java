package io.neffos.spring.reference;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.ConnectionIdGenerator;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;

/**
 * The three servers of the application.
 *
 * @param main the one that has all the namespaces
 * @param nativeOnly the one for clients that don't speak neffos
 * @param mixed the one that takes both kinds of messages
 */
record ReferenceServers(ManagedNeffosServer main, ManagedNeffosServer nativeOnly, ManagedNeffosServer mixed) {

	static ReferenceServers create(ReferenceSettings settings, EventLog log) {
		return new ReferenceServers(main(settings, log), nativeOnly(settings, log), mixed(settings, log));
	}

	List<ManagedNeffosServer> all() {
		return List.of(this.main, this.nativeOnly, this.mixed);
	}

	Stream<NeffosConnection> connections() {
		return all().stream().flatMap((server) -> server.connections().stream());
	}

	Map<String, AdminStats> stats() {
		return Map.of("/neffos", AdminStats.of(this.main), "/native", AdminStats.of(this.nativeOnly), "/mixed",
				AdminStats.of(this.mixed));
	}

	private static ManagedNeffosServer main(ReferenceSettings settings, EventLog log) {
		AtomicReference<ManagedNeffosServer> self = new AtomicReference<>();
		Supplier<ManagedNeffosServer> server = () -> Objects.requireNonNull(self.get());
		NeffosServerBuilder builder = builder(settings).interceptor(new ReferenceInterceptor(log));
		LoggedNamespace.declare(builder, "default", log, (namespace) -> DefaultNamespace.declare(namespace, server));
		OtherNamespaces.declare(builder, log);
		self.set(builder.build());
		return server.get();
	}

	private static ManagedNeffosServer nativeOnly(ReferenceSettings settings, EventLog log) {
		return builder(settings)
			.namespace("",
					(namespace) -> namespace.on(SystemEvent.NATIVE_MESSAGE,
							log.logging(SystemEvent.NATIVE_MESSAGE, Replies::echo)))
			.build();
	}

	private static ManagedNeffosServer mixed(ReferenceSettings settings, EventLog log) {
		NeffosServerBuilder builder = builder(settings).interceptor(new ReferenceInterceptor(log));
		LoggedNamespace.declare(builder, "", log,
				(namespace) -> namespace
					.on(SystemEvent.NATIVE_MESSAGE, (connection, message) -> Replies.text(message, "reply to native"))
					.on("echo", Replies::echo));
		return builder.build();
	}

	private static NeffosServerBuilder builder(ReferenceSettings settings) {
		ConnectionIdGenerator random = ConnectionIdGenerator.random();
		return NeffosServer.builder()
			.limits(settings.limits())
			.admissionLimits(settings.admission())
			.connectionIdGenerator((handshake) -> id(handshake, random));
	}

	private static String id(Handshake handshake, ConnectionIdGenerator random) {
		String username = handshake.header(ReferenceInterceptor.USERNAME);
		return (username != null && !username.isEmpty()) ? username : random.generate(handshake);
	}

}
