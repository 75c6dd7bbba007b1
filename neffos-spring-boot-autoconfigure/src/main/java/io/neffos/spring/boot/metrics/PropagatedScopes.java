package io.neffos.spring.boot.metrics;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.neffos.spring.annotation.support.InvocationScopes;
import reactor.util.context.ContextView;

/**
 * Makes everything that the application propagates, the handler's observation included,
 * current on the thread that the method runs on.
 */
final class PropagatedScopes implements InvocationScopes {

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

	@Override
	public Scope open(ContextView context) {
		ContextSnapshot.Scope scope = this.snapshots.setThreadLocalsFrom(context);
		return scope::close;
	}

}
