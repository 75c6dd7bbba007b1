package io.neffos.spring.server;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ConnectionCallbacks;
import io.neffos.spring.engine.session.ConnectionCallbacksFactory;
import io.neffos.spring.engine.support.FailureLog;
import io.neffos.spring.engine.support.FatalErrors;
import io.neffos.spring.engine.support.LogContext;
import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Calls interceptors one after another. The first refusal of a connection is final; the
 * other callbacks are called even if that of another interceptor fails.
 */
final class InterceptorChain implements ConnectionCallbacksFactory {

	private static final Log logger = LogFactory.getLog(InterceptorChain.class);

	private final FailureLog failures = new FailureLog(logger);

	private final List<Supplier<List<ConnectionInterceptor>>> sources;

	private final Duration grace;

	/**
	 * Create the chain.
	 * @param sources the suppliers of the interceptors, in their order
	 * @param grace the maximum duration of each callback after the end of a connection
	 */
	InterceptorChain(List<Supplier<List<ConnectionInterceptor>>> sources, Duration grace) {
		this.sources = List.copyOf(sources);
		this.grace = grace;
	}

	@Override
	public ConnectionCallbacks create(NeffosConnection connection, Scheduler timer) {
		return new InterceptedConnection(connection, timer);
	}

	private Flux<ConnectionInterceptor> interceptors() {
		return Flux.fromIterable(this.sources).concatMapIterable(Supplier::get);
	}

	private static Mono<Void> called(Supplier<Mono<Void>> callback) {
		return LogContext.within(FatalErrors.contained(callback));
	}

	/**
	 * Return the part of a refusal that is sent to the client.
	 */
	private RuntimeException refusal(ConnectionInterceptor interceptor, NeffosConnection connection, Throwable error) {
		if (error instanceof NeffosException known) {
			return known;
		}
		if (error instanceof NeffosCloseException close) {
			return close;
		}
		failed(interceptor, connection, error);
		return new NeffosException(NeffosError.INTERNAL.text(), error);
	}

	private Mono<Void> logged(ConnectionInterceptor interceptor, NeffosConnection connection, Mono<Void> callback) {
		return callback.onErrorResume((ex) -> {
			if (ex instanceof NeffosCloseException close) {
				connection.close(close.reason());
			}
			else if (ex instanceof NeffosException) {
				// the client has refused, not answered, or left meanwhile
				logger.debug(text(interceptor, connection) + ": " + ex.getMessage());
			}
			else {
				failed(interceptor, connection, ex);
			}
			return Mono.empty();
		});
	}

	private void failed(ConnectionInterceptor interceptor, NeffosConnection connection, Throwable error) {
		this.failures.log(interceptor.getClass(), System.nanoTime(), () -> text(interceptor, connection), error);
	}

	private static String text(ConnectionInterceptor interceptor, NeffosConnection connection) {
		Principal user = connection.principal();
		return "Failure in interceptor " + interceptor.getClass().getName() + ", connection "
				+ LogText.quote(connection.id())
				+ ((user != null) ? ", user " + LogText.quote(String.valueOf(user.getName())) : ", anonymous");
	}

	/**
	 * The callbacks of one connection. Interceptors that have accepted it are notified of
	 * its end, also if a later one refuses it or the client disconnects during the
	 * handshake.
	 */
	private final class InterceptedConnection implements ConnectionCallbacks {

		private final NeffosConnection connection;

		private final Scheduler timer;

		private volatile int agreed;

		InterceptedConnection(NeffosConnection connection, Scheduler timer) {
			this.connection = connection;
			this.timer = timer;
		}

		@Override
		public Mono<Void> onConnect() {
			return interceptors()
				.concatMap((interceptor) -> called(() -> interceptor.onConnect(this.connection))
					.doOnSuccess((none) -> this.agreed = this.agreed + 1)
					.onErrorMap((ex) -> refusal(interceptor, this.connection, ex)))
				.then();
		}

		@Override
		public Mono<Void> onConnected() {
			return interceptors()
				.concatMap((interceptor) -> logged(interceptor, this.connection,
						called(() -> interceptor.onConnected(this.connection))))
				.then();
		}

		@Override
		public Mono<Void> onDisconnected(CloseReason reason) {
			return interceptors().take(this.agreed)
				.concatMap((interceptor) -> logged(interceptor, this.connection,
						called(() -> interceptor.onDisconnected(this.connection, reason))
							.timeout(InterceptorChain.this.grace, this.timer)))
				.then();
		}

	}

}
