package io.neffos.spring.boot.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ConnectionInterceptor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stands for interceptors that are not known when the server is built.
 */
final class LazyInterceptors implements ConnectionInterceptor {

	private static final Log logger = LogFactory.getLog(LazyInterceptors.class);

	private final Supplier<List<ConnectionInterceptor>> interceptors;

	LazyInterceptors(Supplier<List<ConnectionInterceptor>> interceptors) {
		this.interceptors = interceptors;
	}

	@Override
	public Mono<Void> onConnect(NeffosConnection connection) {
		return Flux.fromIterable(this.interceptors.get())
			.concatMap((interceptor) -> interceptor.onConnect(connection))
			.then();
	}

	@Override
	public Mono<Void> onConnected(NeffosConnection connection) {
		return each((interceptor) -> interceptor.onConnected(connection));
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		return each((interceptor) -> interceptor.onDisconnected(connection, reason));
	}

	/**
	 * Gives each its turn whatever the others do.
	 */
	private Mono<Void> each(Function<ConnectionInterceptor, Mono<Void>> callback) {
		return Flux.fromIterable(this.interceptors.get())
			.concatMap((interceptor) -> Mono.defer(() -> callback.apply(interceptor)).onErrorResume((ex) -> {
				logger.error("Connection interceptor failed", ex);
				return Mono.empty();
			}))
			.then();
	}

}
