package io.neffos.spring.docs;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.server.ConnectionInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

@Component
class SignedInOnly implements ConnectionInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(SignedInOnly.class);

	@Override
	public Mono<Void> onConnect(NeffosConnection connection) {
		return (connection.principal() != null) ? Mono.empty() : Mono.error(new NeffosException("Please sign in."));
	}

	@Override
	public Mono<Void> onConnected(NeffosConnection connection) {
		connection.attributes().set("visits", 1L);
		return Mono.empty();
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		logger.info("{} has gone: {}", connection.id(), reason);
		return Mono.empty();
	}

}
