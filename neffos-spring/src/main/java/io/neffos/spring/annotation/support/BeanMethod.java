package io.neffos.spring.annotation.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;

import io.neffos.spring.annotation.support.ClassProxy.NotInterceptedException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.CoroutinesUtils;
import org.springframework.core.KotlinDetector;
import org.springframework.util.ReflectionUtils;

/**
 * Calls a method of a bean, which is looked up as late as possible: a bean with event
 * methods may need the server, and the server those methods.
 */
final class BeanMethod {

	private final Supplier<Object> bean;

	private final boolean singleton;

	private final Method method;

	private final boolean suspending;

	private volatile @Nullable Target target;

	BeanMethod(Supplier<Object> bean, boolean singleton, Method method) {
		this.bean = bean;
		this.singleton = singleton;
		this.method = method;
		this.suspending = KotlinDetector.isSuspendingFunction(method);
	}

	/**
	 * Calls the method.
	 * @param arguments its arguments
	 * @param returnValue what to make of its result
	 * @return its value, or the error that it ended with
	 */
	Mono<Object> invoke(@Nullable Object[] arguments, ReturnValue returnValue) {
		Target found = target();
		try {
			return returnValue.single((this.suspending)
					? CoroutinesUtils.invokeSuspendingFunction(found.method(), found.bean(), arguments)
					: found.method().invoke(found.bean(), arguments));
		}
		catch (InvocationTargetException ex) {
			return Mono.error(answerable(ex.getTargetException()));
		}
		catch (IllegalAccessException ex) {
			return Mono.error(ex);
		}
	}

	/**
	 * Finds the method to call on the bean, which may be a proxy.
	 * @throws NotInterceptedException if the proxy would call it without its advice
	 * @throws IllegalStateException if the proxy doesn't have the method
	 */
	Target target() {
		Target known = this.target;
		if (known != null) {
			return known;
		}
		Object found = this.bean.get();
		String obstacle = ClassProxy.obstacle(found, this.method);
		if (obstacle != null) {
			throw new NotInterceptedException(obstacle, this.method);
		}
		Method invocable = BridgeMethodResolver
			.findBridgedMethod(AopUtils.selectInvocableMethod(this.method, found.getClass()));
		ReflectionUtils.makeAccessible(invocable);
		Target created = new Target(found, invocable);
		if (this.singleton) {
			this.target = created;
		}
		return created;
	}

	/**
	 * Wraps errors that Reactor would throw through its operators, so that the client
	 * would get no answer.
	 */
	private Throwable answerable(Throwable failure) {
		return (failure instanceof VirtualMachineError || failure instanceof LinkageError)
				? new IllegalStateException("Method '" + this.method.getName() + "' ended with " + failure, failure)
				: failure;
	}

	/**
	 * What is called.
	 *
	 * @param bean the bean, or its proxy
	 * @param method the method as the bean has it
	 */
	record Target(Object bean, Method method) {
	}

}
