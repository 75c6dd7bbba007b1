package io.neffos.spring.annotation.support;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.reactive.InvocableHandlerMethod;
import org.springframework.messaging.handler.invocation.reactive.SyncHandlerMethodArgumentResolver;

/**
 * Calls a method of a bean, which is asked for as late as possible: a bean with event
 * methods may need the server, and the server those methods.
 */
final class BeanMethod {

	private final Supplier<Object> bean;

	private final boolean singleton;

	private final Method method;

	private volatile @Nullable InvocableHandlerMethod invocable;

	BeanMethod(Supplier<Object> bean, boolean singleton, Method method) {
		this.bean = bean;
		this.singleton = singleton;
		this.method = method;
	}

	Mono<Object> invoke(@Nullable Object[] arguments) {
		return get().invoke(new ValueMessage<>(arguments));
	}

	/**
	 * Finds the method to call on the bean, which may be a proxy.
	 * @throws IllegalStateException if the proxy doesn't have the method
	 */
	InvocableHandlerMethod get() {
		InvocableHandlerMethod known = this.invocable;
		if (known != null) {
			return known;
		}
		Object target = this.bean.get();
		InvocableHandlerMethod created = new InvocableHandlerMethod(target,
				AopUtils.selectInvocableMethod(this.method, target.getClass()));
		created.setArgumentResolvers(List.of(new ResolvedArguments()));
		if (this.singleton) {
			this.invocable = created;
		}
		return created;
	}

	/**
	 * Hands on the arguments, which were resolved before the thread may have changed.
	 */
	private static final class ResolvedArguments implements SyncHandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return true;
		}

		@Override
		public @Nullable Object resolveArgumentValue(MethodParameter parameter, Message<?> message) {
			return ((@Nullable Object[]) message.getPayload())[parameter.getParameterIndex()];
		}

	}

}
