package io.neffos.spring.server;

import java.util.List;
import java.util.function.Supplier;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closes connections that have expired.
 */
final class ExpiryInterceptor implements ConnectionInterceptor {

	private static final Log logger = LogFactory.getLog(ExpiryInterceptor.class);

	private static final CloseReason EXPIRED = CloseReason.POLICY_VIOLATION.withText("session ended");

	/** There may be several interceptors, each with what it watches. */
	private final String key = ExpiryInterceptor.class.getName() + "@" + System.identityHashCode(this);

	private final Supplier<List<ConnectionExpiry>> expiries;

	ExpiryInterceptor(Supplier<List<ConnectionExpiry>> expiries) {
		this.expiries = expiries;
	}

	@Override
	public Mono<Void> onConnected(NeffosConnection connection) {
		return Mono.fromRunnable(() -> {
			List<ConnectionExpiry> watching = this.expiries.get();
			if (!watching.isEmpty()) {
				connection.attributes().set(this.key, watch(connection, watching));
			}
		});
	}

	@Override
	public Mono<Void> onDisconnected(NeffosConnection connection, CloseReason reason) {
		return Mono.fromRunnable(() -> {
			Disposable watch = connection.attributes().get(this.key, Disposable.class);
			if (watch != null) {
				connection.attributes().remove(this.key);
				watch.dispose();
			}
		});
	}

	private static Disposable watch(NeffosConnection connection, List<ConnectionExpiry> watching) {
		return Flux.fromIterable(watching)
			.flatMap((expiry) -> Mono.defer(() -> expiry.whenExpired(connection)).thenReturn(true), watching.size())
			.next()
			.subscribe((expired) -> connection.close(EXPIRED), (ex) -> {
				logger.error("Failed to determine the expiry of " + connection + ": closing it", ex);
				connection.close(EXPIRED);
			});
	}

}
