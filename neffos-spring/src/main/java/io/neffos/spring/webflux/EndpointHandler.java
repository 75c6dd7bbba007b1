package io.neffos.spring.webflux;

import java.security.Principal;
import java.util.Optional;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.support.FailureLog;
import io.neffos.spring.limits.Limit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers the requests of one endpoint: upgrades, probes of clients that reconnect, and
 * refusals. Only pages of its own origin, and of those it allows, get through.
 */
final class EndpointHandler implements WebHandler, CorsConfigurationSource {

	private static final Log logger = LogFactory.getLog(EndpointHandler.class);

	/**
	 * Micrometer's key of the observation of the request: by its name, because Micrometer
	 * may be absent. The observation ends with the handshake, and has all of the request.
	 */
	private static final String OBSERVATION = "micrometer.observation";

	private final NeffosEndpoint endpoint;

	private final WebServers servers;

	private final HandshakeReader handshakes;

	private final FailureLog failures = new FailureLog(logger);

	private final OriginCheck origins;

	private final HostCheck hosts;

	EndpointHandler(NeffosEndpoint endpoint, WebServers servers) {
		this.endpoint = endpoint;
		this.servers = servers;
		this.handshakes = new HandshakeReader(endpoint.queryHeaders(), endpoint.maxHeaderSize());
		this.origins = new OriginCheck(endpoint);
		this.hosts = new HostCheck(endpoint);
	}

	@Override
	public CorsConfiguration getCorsConfiguration(ServerWebExchange exchange) {
		return this.origins.cors();
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		if (this.endpoint.acceptor().isShuttingDown()) {
			return turnAway(exchange);
		}
		if (!this.origins.isAllowed(request)) {
			return refuse(exchange, Refusal.ORIGIN);
		}
		if (isUpgrade(request)) {
			Refusal refusal = (this.hosts.isAllowed(request)) ? UpgradeRequest.refusal(request) : Refusal.HOST;
			if (refusal != null) {
				return refuse(exchange, refusal);
			}
			return exchange.getPrincipal()
				.map(Optional::of)
				.defaultIfEmpty(Optional.empty())
				.flatMap((principal) -> upgrade(exchange, principal.orElse(null)));
		}
		if (request.getMethod() == HttpMethod.GET) {
			return refuse(exchange, Refusal.VERSION);
		}
		ServerHttpResponse response = exchange.getResponse();
		if (request.getMethod() == HttpMethod.HEAD) {
			response.setStatusCode(HttpStatus.NO_CONTENT);
		}
		else {
			response.setStatusCode(HttpStatus.METHOD_NOT_ALLOWED);
			response.getHeaders().set("Allow", "GET, HEAD");
		}
		return response.setComplete();
	}

	/**
	 * Turns a client away while the server shuts down. A probe of a reconnecting client
	 * gets no answer where that is possible: the client would take any answer for a
	 * server that is back.
	 */
	private Mono<Void> turnAway(ServerWebExchange exchange) {
		if (exchange.getRequest().getMethod() == HttpMethod.HEAD
				&& this.servers.of(exchange.getRequest()).hangUp(exchange.getRequest())) {
			return Mono.never();
		}
		return refuse(exchange, Refusal.SHUTDOWN);
	}

	private Mono<Void> refuse(ServerWebExchange exchange, Refusal refusal) {
		this.endpoint.acceptor().counters().increment(refusal.counter());
		if (logger.isDebugEnabled()) {
			logger.debug("Refused " + exchange.getRequest().getMethod() + " " + this.endpoint.path() + " with "
					+ refusal.status().value() + " (" + refusal + ")");
		}
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(refusal.status());
		if (refusal == Refusal.VERSION) {
			response.getHeaders().setUpgrade("websocket");
			response.getHeaders().setConnection("Upgrade");
			response.getHeaders().set("Sec-WebSocket-Version", UpgradeRequest.VERSION);
		}
		return response.setComplete();
	}

	private static boolean isUpgrade(ServerHttpRequest request) {
		return (request.getMethod() == HttpMethod.GET
				&& "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade()))
				|| request.getMethod() == HttpMethod.valueOf("CONNECT");
	}

	private Mono<Void> upgrade(ServerWebExchange exchange, @Nullable Principal principal) {
		Handshake handshake = this.handshakes.read(exchange.getRequest(), principal);
		if (handshake == null) {
			this.endpoint.acceptor().counters().exceeded(Limit.HEADER_SIZE);
			return refuse(exchange, Refusal.HEADERS);
		}
		Limit exceeded = this.endpoint.acceptor().refusal(handshake);
		if (exceeded != null) {
			return refuse(exchange, (exceeded == Limit.CONNECTIONS) ? Refusal.SERVERS_LIMIT : Refusal.CLIENTS_LIMIT);
		}
		return this.servers.of(exchange.getRequest())
			.upgrade(exchange, this.endpoint.maxMessageSize(),
					(channel) -> SessionConnection.run(this.endpoint.acceptor(), channel, handshake,
							this.endpoint.maxMessageSize()))
			.contextWrite((context) -> context.delete(OBSERVATION))
			.onErrorResume((ex) -> exchange.getResponse().isCommitted(), this::failed);
	}

	/**
	 * Logs an upgrade that failed when it was too late for a status: the log entry of an
	 * error that propagates would contain the query.
	 */
	private Mono<Void> failed(Throwable error) {
		if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
			logger.debug("Client disconnected during its upgrade at " + this.endpoint.path());
			return Mono.empty();
		}
		this.failures.log(this, System.nanoTime(), () -> "Failure in an upgrade at " + this.endpoint.path(), error);
		return Mono.empty();
	}

}
