package io.neffos.spring.annotation.support;

import java.util.List;

import io.neffos.spring.annotation.support.Argument.BodyUse;
import io.neffos.spring.engine.support.LogContext;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.ContextView;

/**
 * Calls a method with its arguments, on a thread that it may block.
 */
final class MethodInvocation {

	private final BeanMethod method;

	private final List<Argument> arguments;

	private final DeferredArguments deferred;

	private final ReturnValue returnValue;

	private final @Nullable Scheduler scheduler;

	private final InvocationScopes scopes;

	/**
	 * Creates the invocation.
	 * @param method the method
	 * @param arguments an argument for each of its parameters
	 * @param returnValue what it returns
	 * @param blocking where a method runs that may block
	 * @param scopes what surrounds the call
	 */
	MethodInvocation(BeanMethod method, List<Argument> arguments, ReturnValue returnValue, Scheduler blocking,
			InvocationScopes scopes) {
		this.method = method;
		this.arguments = arguments;
		this.deferred = new DeferredArguments(arguments);
		this.returnValue = returnValue;
		this.scheduler = (returnValue.isBlocking()) ? blocking : null;
		this.scopes = scopes;
	}

	/**
	 * Resolve the arguments. Never left to another thread: by the time that it runs, the
	 * buffer of a cancelled call's body may hold another message.
	 */
	@Nullable Object[] resolve(HandlerCall call) {
		@Nullable Object[] values = new @Nullable Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments.get(i).resolve(call);
		}
		return values;
	}

	Mono<Object> invoke(HandlerCall call, @Nullable Object[] values) {
		return (this.deferred.anyIn(values))
				? this.deferred.await(values).flatMap((complete) -> invokeComplete(call, complete))
				: invokeComplete(call, values);
	}

	private Mono<Object> invokeComplete(HandlerCall call, @Nullable Object[] values) {
		Mono<Object> result = Mono.deferContextual((context) -> {
			LogContext.Scope scope = LogContext.open(context);
			try {
				return invoke(call, values, context);
			}
			finally {
				scope.close();
			}
		});
		return (this.scheduler != null) ? result.subscribeOn(this.scheduler) : result;
	}

	private Mono<Object> invoke(HandlerCall call, @Nullable Object[] values, ContextView context) {
		InvocationScopes.Scope scope = this.scopes.open(context);
		try {
			validate(call, values);
			return this.method.invoke(values, this.returnValue);
		}
		finally {
			scope.close();
		}
	}

	/**
	 * Whether an argument of the method uses the message's body in the given way.
	 */
	boolean uses(BodyUse use) {
		return this.arguments.stream().anyMatch((argument) -> argument.bodyUse() == use);
	}

	private void validate(HandlerCall call, @Nullable Object[] values) {
		for (int i = 0; i < values.length; i++) {
			this.arguments.get(i).validate(values[i], call);
		}
	}

}
