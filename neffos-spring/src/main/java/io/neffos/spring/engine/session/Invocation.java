package io.neffos.spring.engine.session;

import java.time.Duration;
import java.util.Objects;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.engine.support.FatalErrors;
import io.neffos.spring.engine.support.LogContext;
import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.Fuseable.ScalarCallable;
import reactor.core.publisher.Mono;

/**
 * Calls handlers so that everything they throw becomes an error of the result.
 */
final class Invocation {

	private final HandlerLookup handlers;

	private final @Nullable Duration timeout;

	private final Duration closeGrace;

	private final ServerCounters counters;

	private final HandlerFailures failures;

	Invocation(ConnectionServices services, HandlerFailures failures) {
		this.handlers = services.handlers();
		this.timeout = services.limits().inbound().handlerTimeout();
		this.closeGrace = services.limits().closeGrace();
		this.counters = services.counters();
		this.failures = failures;
	}

	/**
	 * Calls a handler, which is cancelled when it takes longer than it may.
	 */
	Mono<?> call(EventHandler handler, NamespaceMembership connection, NeffosMessage message) {
		Mono<?> result = result(handler, connection, message);
		return (this.timeout != null && !(result instanceof ScalarCallable<?>))
				? inTime(result, this.timeout, connection) : result;
	}

	private <T> Mono<T> inTime(Mono<T> result, Duration time, NamespaceMembership connection) {
		return result.timeout(time, Mono.error(() -> {
			this.counters.exceeded(Limit.HANDLER_TIME);
			return new NeffosException(NeffosError.HANDLER_TIMEOUT);
		}), connection.connection().loop().scheduler());
	}

	private static Mono<?> result(EventHandler handler, NamespaceMembership connection, NeffosMessage message) {
		LogContext.Scope scope = LogContext.open(connection.connection().context());
		try {
			Mono<?> result = handler.handle(connection, (handler.borrowsBody()) ? message : message.detached());
			Objects.requireNonNull(result, "A handler must return a Mono, not null");
			return (result instanceof ScalarCallable<?>) ? result : LogContext.within(result);
		}
		catch (VirtualMachineError ex) {
			// Reactor would throw it through the event loop, but it concerns this
			// handler only
			return Mono.error(new IllegalStateException("Handler ended with " + ex, ex));
		}
		catch (Throwable ex) {
			return Mono.error(ex);
		}
		finally {
			scope.close();
		}
	}

	/**
	 * Fires a lifecycle event, now. What follows the result runs on the connection's
	 * loop.
	 */
	Mono<Void> fire(NamespaceMembership connection, SystemEvent event, String room, LifecycleCause cause) {
		EventHandler handler = this.handlers.find(connection.namespace(), event);
		if (handler == null) {
			return Mono.empty();
		}
		return call(handler, connection, event.message(connection.namespace(), room, cause)).then()
			.publishOn(connection.connection().loop().scheduler());
	}

	/**
	 * Fires a lifecycle event whose errors change nothing. On a connection that has ended
	 * it is given a time, so that those behind it get their turn.
	 */
	Mono<Void> fireQuietly(NamespaceMembership connection, SystemEvent event, String room, LifecycleCause cause) {
		return inTime(connection, FatalErrors.contained(() -> fire(connection, event, room, cause)))
			.onErrorResume((ex) -> {
				if (ex instanceof NeffosCloseException close) {
					connection.connection().close(close.reason());
				}
				else {
					this.failures.failed(connection.connection(), connection.namespace(), event, ex);
				}
				return Mono.empty();
			});
	}

	private Mono<Void> inTime(NamespaceMembership member, Mono<Void> callback) {
		ClientConnection connection = member.connection();
		return Mono.defer(() -> (connection.closeReason() == null) ? callback
				: callback.timeout(this.closeGrace, connection.loop().scheduler()));
	}

}
