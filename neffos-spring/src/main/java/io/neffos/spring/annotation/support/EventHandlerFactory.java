package io.neffos.spring.annotation.support;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.neffos.spring.annotation.support.ExceptionMethods.Source;
import io.neffos.spring.engine.support.BlockingSchedulers;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.support.AnnotationExceptionHandlerMethodResolver;

/**
 * Makes event handlers of methods.
 */
final class EventHandlerFactory {

	private final BeanFactory beanFactory;

	private final ArgumentFactory arguments;

	private final BlockingSchedulers blocking;

	private final InvocationScopes scopes;

	private final List<MessagingAdviceBean> advice;

	private final Map<String, ExceptionMethods> exceptionMethods = new HashMap<>();

	private final Map<EventMethod, BeanMethod> invocables = new LinkedHashMap<>();

	EventHandlerFactory(BeanFactory beanFactory, ArgumentFactory arguments, BlockingSchedulers blocking,
			InvocationScopes scopes, List<MessagingAdviceBean> advice) {
		this.beanFactory = beanFactory;
		this.arguments = arguments;
		this.blocking = blocking;
		this.scopes = scopes;
		this.advice = List.copyOf(advice);
	}

	MethodInvocation invocation(EventMethod method, @Nullable EventMapping mapping) {
		String name = method.beanName();
		return invocation(method, mapping, () -> this.beanFactory.getBean(name), this.beanFactory.isSingleton(name));
	}

	private MethodInvocation invocation(EventMethod method, @Nullable EventMapping mapping, Supplier<Object> bean,
			boolean singleton) {
		if (mapping == null) {
			WebExceptions.check(method);
		}
		ReturnValue returnValue = new ReturnValue(method);
		List<Argument> methodArguments = this.arguments.create(method, mapping);
		BeanMethod beanMethod = new BeanMethod(bean, singleton, method.method());
		this.invocables.put(method, beanMethod);
		return new MethodInvocation(beanMethod, methodArguments, returnValue,
				this.blocking.of(mapping != null && mapping.isLifecycle()), this.scopes);
	}

	/**
	 * Finds the exception handlers that apply to a bean.
	 */
	ExceptionMethods exceptionMethods(EventMethod eventMethod) {
		return this.exceptionMethods.computeIfAbsent(eventMethod.beanName(), (name) -> {
			Class<?> type = eventMethod.beanType();
			List<Source> sources = new ArrayList<>();
			add(sources, type, (method) -> invocation(new EventMethod(name, type, method), null));
			for (MessagingAdviceBean bean : this.advice) {
				Class<?> adviceType = bean.getBeanType();
				if (adviceType != null && bean.isApplicableToBeanType(type)) {
					// The advice bean caches itself where its scope allows that.
					add(sources, adviceType,
							(method) -> invocation(new EventMethod(bean.toString(), adviceType, method), null,
									bean::resolveBean, false));
				}
			}
			return new ExceptionMethods(sources);
		});
	}

	/**
	 * Returns how the methods are called that were asked for, exception handlers
	 * included.
	 */
	Map<EventMethod, BeanMethod> invocables() {
		return this.invocables;
	}

	private static void add(List<Source> sources, Class<?> type, Function<Method, MethodInvocation> invocation) {
		Map<Method, MethodInvocation> invocations = new HashMap<>();
		MethodIntrospector
			.selectMethods(type,
					(Method method) -> AnnotatedElementUtils.hasAnnotation(method, MessageExceptionHandler.class))
			.forEach((method) -> invocations.put(method, invocation.apply(method)));
		if (!invocations.isEmpty()) {
			sources.add(new Source(new AnnotationExceptionHandlerMethodResolver(type), Map.copyOf(invocations)));
		}
	}

}
