package io.neffos.spring.annotation.support;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.KotlinDetector;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * What a method returns, and with it where the method runs.
 */
final class ReturnValue {

	private static final String ADVICE = "Return one value, such as a Mono of a list; or return nothing and send"
			+ " the values by NamespaceConnection#emit.";

	private final ReactiveAdapterRegistry adapters = ReactiveAdapterRegistry.getSharedInstance();

	private final @Nullable ReactiveAdapter adapter;

	private final boolean suspending;

	private final boolean undeclared;

	ReturnValue(EventMethod method) {
		Class<?> type = method.returnType().getParameterType();
		this.adapter = this.adapters.getAdapter(type);
		this.suspending = KotlinDetector.isSuspendingFunction(method.method());
		this.undeclared = this.suspending || type == Object.class;
		if (this.adapter != null && this.adapter.isMultiValue()) {
			throw new InvalidEventMappingException(
					"A reply is one message, so a handler method can't return " + type.getName(),
					List.of(method.toString()), ADVICE);
		}
	}

	/**
	 * Tells whether the method may block its thread.
	 */
	boolean isBlocking() {
		return this.adapter == null && !this.suspending;
	}

	Mono<Object> single(Mono<Object> returned) {
		if (this.adapter != null) {
			ReactiveAdapter declared = this.adapter;
			return returned.flatMap((value) -> Mono.from(declared.toPublisher(value)));
		}
		return (this.undeclared) ? returned.flatMap(this::unwrap) : returned;
	}

	private Mono<Object> unwrap(Object value) {
		ReactiveAdapter actual = this.adapters.getAdapter(null, value);
		if (actual == null) {
			return Mono.just(value);
		}
		if (actual.isMultiValue()) {
			return Mono.error(new IllegalStateException(
					"A handler method returned " + value.getClass().getName() + " for a reply. " + ADVICE));
		}
		return Mono.from(actual.toPublisher(value));
	}

}
