package io.neffos.spring.annotation.support;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.invocation.AbstractExceptionHandlerMethodResolver;

/**
 * The exception handlers that are there for a bean's event methods: its own before those
 * of advice beans.
 */
final class ExceptionMethods {

	private final List<Source> sources;

	ExceptionMethods(List<Source> sources) {
		this.sources = List.copyOf(sources);
	}

	@Nullable MethodInvocation find(Throwable failure) {
		for (Source source : this.sources) {
			Method method = source.resolver().resolveMethod(failure);
			if (method != null) {
				return source.invocations().get(method);
			}
		}
		return null;
	}

	/**
	 * Whether no exception handler uses the message's body, whose buffer may have been
	 * reused when an exception comes from another thread.
	 */
	boolean ignoreBody() {
		return this.sources.stream()
			.flatMap((source) -> source.invocations().values().stream())
			.noneMatch(
					(invocation) -> invocation.uses(Argument.BodyUse.READS) || invocation.uses(Argument.BodyUse.KEEPS));
	}

	/**
	 * The exception handlers of one bean.
	 *
	 * @param resolver finds the method for an exception
	 * @param invocations how to call each method
	 */
	record Source(AbstractExceptionHandlerMethodResolver resolver, Map<Method, MethodInvocation> invocations) {
	}

}
