package io.neffos.spring.annotation.support;

import java.util.List;
import java.util.Map;

import io.neffos.spring.connection.Emission;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.KotlinDetector;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.ClassUtils;

/**
 * What a method returns, and with it where the method runs.
 */
final class ReturnValue {

	private static final String ADVICE = "Return one value, such as a Mono of a list; or return nothing and send"
			+ " the values by NamespaceConnection#emit.";

	private static final Map<String, String> LIBRARIES = Map.of("kotlin.reflect.full.KClasses",
			"org.jetbrains.kotlin:kotlin-reflect", "kotlinx.coroutines.reactor.MonoKt",
			"org.jetbrains.kotlinx:kotlinx-coroutines-reactor");

	private final ReactiveAdapterRegistry adapters = ReactiveAdapterRegistry.getSharedInstance();

	private final @Nullable ReactiveAdapter adapter;

	private final boolean emitting;

	private final boolean suspending;

	private final boolean undeclared;

	private final boolean kotlin;

	ReturnValue(EventMethod method) {
		UnwritableReply.check(method);
		Class<?> type = method.returnType().getParameterType();
		this.adapter = this.adapters.getAdapter(type);
		this.emitting = Emission.class.isAssignableFrom(type);
		this.suspending = KotlinDetector.isSuspendingFunction(method.method());
		this.undeclared = this.suspending || type == Object.class;
		this.kotlin = KotlinDetector.isKotlinType(method.method().getDeclaringClass());
		if (this.suspending) {
			checkLibraries(method);
		}
		if (this.adapter != null && this.adapter.isMultiValue()) {
			throw new InvalidEventMappingException(
					"A reply is one message, so a handler method can't return " + type.getName(),
					List.of(method.toString()), ADVICE);
		}
	}

	/**
	 * Whether the method may block its thread. A method that returns an {@link Emission}
	 * must not: its outcome comes later, as that of a reactive type.
	 */
	boolean isBlocking() {
		return this.adapter == null && !this.emitting && !this.suspending;
	}

	/**
	 * Returns what a method's result comes to.
	 * @param returned what the method returned
	 * @return one value, or none
	 */
	Mono<Object> single(@Nullable Object returned) {
		if (returned == null) {
			return Mono.empty();
		}
		Mono<Object> value = flat(returned);
		return (this.kotlin) ? value.filter((result) -> !isUnit(result)) : value;
	}

	/**
	 * Waits for an emission's result, which is no body.
	 */
	private static Mono<Object> result(Emission<?> emission) {
		return emission.result().then(Mono.empty());
	}

	private Mono<Object> flat(Object returned) {
		if (returned instanceof Emission<?> emission) {
			return result(emission);
		}
		if (this.adapter != null) {
			return Mono.from(this.adapter.toPublisher(returned));
		}
		return (this.undeclared) ? unwrap(returned) : Mono.just(returned);
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
		return Mono.from(actual.toPublisher(value))
			.flatMap((result) -> (result instanceof Emission<?> emission) ? result(emission) : Mono.just(result));
	}

	private static boolean isUnit(Object value) {
		return value.getClass().getName().equals("kotlin.Unit");
	}

	/**
	 * Calls without them would end in errors that Reactor throws through the event loop.
	 */
	private static void checkLibraries(EventMethod method) {
		for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
			if (!ClassUtils.isPresent(library.getKey(), method.beanType().getClassLoader())) {
				throw new InvalidEventMappingException(
						"A suspending function can't be called without " + library.getValue(),
						List.of(method.toString()), "Add " + library.getValue() + " to the class path.");
			}
		}
	}

}
