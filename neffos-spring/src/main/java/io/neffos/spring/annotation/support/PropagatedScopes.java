package io.neffos.spring.annotation.support;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;
import io.neffos.spring.engine.support.LogContext;
import reactor.util.context.ContextView;

/**
 * Sets the thread locals of all registered accessors whose values the Reactor context
 * has, such as the handler's observation and what the application's web filters have put
 * there.
 */
final class PropagatedScopes implements InvocationScopes {

	private final ContextRegistry registry = ContextRegistry.getInstance();

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

	@Override
	public Scope open(ContextView context) {
		if (!hasValues(context)) {
			return Scope.NONE;
		}
		ContextSnapshot.Scope scope = this.snapshots.setThreadLocalsFrom(context);
		return scope::close;
	}

	/**
	 * Spares the snapshot where there is nothing but the connection's id, which
	 * {@link LogContext} has set.
	 */
	private boolean hasValues(ContextView context) {
		for (ThreadLocalAccessor<?> accessor : this.registry.getThreadLocalAccessors()) {
			Object key = accessor.key();
			if (!LogContext.KEY.equals(key) && context.hasKey(key)) {
				return true;
			}
		}
		return false;
	}

}
