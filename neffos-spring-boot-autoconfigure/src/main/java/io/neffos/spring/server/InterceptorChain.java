package io.neffos.spring.server;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.neffos.spring.connection.ConnectionCallbacks;
import io.neffos.spring.connection.FatalErrors;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
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

	private final List<Supplier<List<ConnectionInterceptor>>> sources;

	private final Duration grace;

	/**
	 * Creates the chain.
	 * @param sources what returns the interceptors, in their order
	 * @param grace how long each may take when its connection has ended
	 */
	InterceptorChain(List<Supplier<List<ConnectionInterceptor>>> sources, Duration grace) {
		this.sources = List.copyOf(sources);
		this.grace = grace;
	}

	@Override
	public Mono<Void> onConnect(NeffosConnection connection) {
		return interceptors().concatMap((interceptor) -> FatalErrors.contained(() -> interceptor.onConnect(connection)))
			.then();
	}

	@Override
	public Mono<Void> onConnected(NeffosConnection connection) {
		return interceptors().concatMap(
				(interceptor) -> logged(connection, FatalErrors.contained(() -> interceptor.onConnected(connection))))
			.then();
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		return interceptors()
			.concatMap((interceptor) -> logged(connection,
					FatalErrors.contained(() -> interceptor.onDisconnected(connection, reason)).timeout(this.grace)))
			.then();
	}

	private Flux<ConnectionInterceptor> interceptors() {
		return Flux.fromIterable(this.sources).concatMapIterable(Supplier::get);
	}

	private Mono<Void> logged(NeffosConnection connection, Mono<Void> callback) {
		return callback.onErrorResume((ex) -> {
			if (ex instanceof NeffosCloseException close) {
				connection.close(close.reason());
			}
			else {
				this.logger.error("Interceptor of " + connection + " failed", ex);
			}
			return Mono.empty();
		});
	}

}
