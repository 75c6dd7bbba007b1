package io.neffos.spring.engine.support;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.ContextView;

/**
 * The id of the connection whose handler or callback runs: in the Reactor context, and
 * from there in SLF4J's MDC of the thread that calls it. Applications name the key only.
 *
 * @since 0.1.0
 */
public final class LogContext {

	/**
	 * The key in the MDC and in the Reactor context. The value is the connection's id,
	 * with escapes for what isn't printable.
	 */
	public static final String KEY = "neffos.connection";

	private static final boolean MDC_PRESENT = isMdcPresent();

	private LogContext() {
	}

	/**
	 * Puts the id into the MDC of the current thread.
	 * @param context the context that has the id
	 * @return ends that, on the same thread
	 */
	public static Scope open(ContextView context) {
		@Nullable String id = (MDC_PRESENT) ? context.getOrDefault(KEY, null) : null;
		if (id == null) {
			return Scope.NONE;
		}
		String before = MDC.get(KEY);
		MDC.put(KEY, id);
		return () -> set(before);
	}

	/**
	 * Puts the id into the MDC while something is subscribed to.
	 * @param source what to subscribe to
	 * @param <T> the type of its value
	 * @return the same value, with the id of the subscriber's context
	 */
	public static <T> Mono<T> within(Mono<T> source) {
		return (MDC_PRESENT) ? new Within<>(source) : source;
	}

	static @Nullable String get() {
		return (MDC_PRESENT) ? MDC.get(KEY) : null;
	}

	static void set(@Nullable String id) {
		if (!MDC_PRESENT) {
			return;
		}
		if (id != null) {
			MDC.put(KEY, id);
		}
		else {
			MDC.remove(KEY);
		}
	}

	private static boolean isMdcPresent() {
		try {
			Class.forName("org.slf4j.MDC", false, LogContext.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	/**
	 * The time for which the id is in the MDC.
	 */
	@FunctionalInterface
	public interface Scope {

		/** Nothing. */
		Scope NONE = () -> {
		};

		/**
		 * Ends the time, on the thread that has begun it. Never fails.
		 */
		void close();

	}

	/**
	 * Needs no subscriber of its own, and so costs next to nothing.
	 *
	 * @param <T> the type of the value
	 */
	private static final class Within<T> extends MonoOperator<T, T> {

		Within(Mono<T> source) {
			super(source);
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			Scope scope = open(subscriber.currentContext());
			try {
				this.source.subscribe(subscriber);
			}
			finally {
				scope.close();
			}
		}

	}

}
