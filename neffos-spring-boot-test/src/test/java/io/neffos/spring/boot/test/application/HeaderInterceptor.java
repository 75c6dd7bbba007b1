package io.neffos.spring.boot.test.application;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.server.ConnectionInterceptor;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Refuses who says so.
 */
@Component
class HeaderInterceptor implements ConnectionInterceptor {

	@Override
	public Mono<Void> onConnect(NeffosConnection connection) {
		return (connection.handshake().header("X-Refuse") != null)
				? Mono.error(new NeffosException("refused by a header")) : Mono.empty();
	}

}
