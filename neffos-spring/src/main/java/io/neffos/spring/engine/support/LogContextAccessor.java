package io.neffos.spring.engine.support;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Makes Micrometer's context propagation carry the id of a connection between the Reactor
 * context and the MDC. Applications don't use it.
 *
 * @since 0.1.0
 */
public final class LogContextAccessor implements ThreadLocalAccessor<String> {

	@Override
	public Object key() {
		return LogContext.KEY;
	}

	@Override
	public @Nullable String getValue() {
		return LogContext.get();
	}

	@Override
	public void setValue(String id) {
		LogContext.set(id);
	}

	@Override
	public void setValue() {
		LogContext.set(null);
	}

}
