package io.neffos.spring.reference;

import java.util.function.Consumer;
import java.util.function.Function;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The calls of the admin port. Those that ask clients answer at once, before the clients
 * have.
 */
final class AdminRoutes {

	private final ReferenceServers servers;

	private final EventLog log;

	AdminRoutes(ReferenceServers servers, EventLog log) {
		this.servers = servers;
		this.log = log;
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.GET("/count", (request) -> count())
			.POST("/broadcast", (request) -> json(new AdminBroadcast(request).run(this.servers.main())))
			.GET("/ask", (request) -> json(new AdminAsk(request).run(this.servers.main())))
			.GET("/do/connect", (request) -> ask((connection) -> connect(connection, request)))
			.GET("/do/disconnect", (request) -> ask((connection) -> disconnect(connection, request)))
			.GET("/do/close", (request) -> tell(NeffosConnection::close))
			.GET("/serverclose", (request) -> closeServers())
			.GET("/events", (request) -> json(Mono.fromSupplier(this.log::take)))
			.GET("/stats", (request) -> json(Mono.fromSupplier(() -> this.servers.stats())))
			.build();
	}

	private Mono<ServerResponse> count() {
		int count = this.servers.all().stream().mapToInt((server) -> server.totalConnections()).sum();
		return text(String.valueOf(count));
	}

	private Mono<ServerResponse> closeServers() {
		this.servers.all().forEach((server) -> server.shutdown().subscribe());
		return text("ok");
	}

	private Mono<?> connect(NeffosConnection connection, ServerRequest request) {
		return connection.connect(namespace(request));
	}

	private Mono<?> disconnect(NeffosConnection connection, ServerRequest request) {
		NamespaceConnection namespace = connection.namespace(namespace(request));
		if (namespace == null) {
			return Mono.empty();
		}
		return namespace.disconnect()
			.doOnSuccess((done) -> logDisconnect(namespace, ""))
			.doOnError((error) -> logDisconnect(namespace, Replies.errorText(error)));
	}

	private void logDisconnect(NamespaceConnection namespace, String error) {
		this.log.add(LoggedEvent.ofServer(namespace.id(), namespace.namespace(), "do/disconnect", error));
	}

	private Mono<ServerResponse> ask(Function<NeffosConnection, Mono<?>> question) {
		return tell((connection) -> question.apply(connection).onErrorComplete().subscribe());
	}

	private Mono<ServerResponse> tell(Consumer<NeffosConnection> action) {
		this.servers.connections().forEach(action);
		return text("ok");
	}

	private static String namespace(ServerRequest request) {
		return request.queryParam("ns").orElse("");
	}

	private static Mono<ServerResponse> text(String text) {
		return ServerResponse.ok().bodyValue(text);
	}

	private static Mono<ServerResponse> json(Mono<?> body) {
		return body.flatMap((value) -> ServerResponse.ok().bodyValue(value));
	}

}
