package io.neffos.spring.server;

import java.util.List;

import io.neffos.spring.connection.ConnectionCallbacks;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls interceptors one after another. The first refusal decides; afterwards each gets
 * its turn whatever the others do.
 */
final class InterceptorChain implements ConnectionCallbacks {

	private final Log logger = LogFactory.getLog(InterceptorChain.class);

	private final List<ConnectionInterceptor> interceptors;

	InterceptorChain(List<ConnectionInterceptor> interceptors) {
		this.interceptors = List.copyOf(interceptors);
	}

	@Override
	public Mono<Void> onConnect(NeffosConnection connection) {
		return Flux.fromIterable(this.interceptors)
			.concatMap((interceptor) -> interceptor.onConnect(connection))
			.then();
	}

	@Override
	public Mono<Void> onConnected(NeffosConnection connection) {
		return Flux.fromIterable(this.interceptors)
			.concatMap((interceptor) -> logged(Mono.defer(() -> interceptor.onConnected(connection))))
			.then();
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		return Flux.fromIterable(this.interceptors)
			.concatMap((interceptor) -> logged(Mono.defer(() -> interceptor.onDisconnected(connection, reason))))
			.then();
	}

	private Mono<Void> logged(Mono<Void> callback) {
		return callback.onErrorResume((ex) -> {
			this.logger.error("Connection interceptor failed", ex);
			return Mono.empty();
		});
	}

}
