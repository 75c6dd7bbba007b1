package io.neffos.spring.annotation.support;

import java.util.List;
import java.util.Map;

import io.neffos.spring.annotation.support.ClassProxy.NotInterceptedException;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Checks that the beans which have been created can be called through their proxies.
 */
final class BeanMethodCheck {

	private final ConfigurableListableBeanFactory beanFactory;

	BeanMethodCheck(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	void check(Map<EventMethod, BeanMethod> invocables) {
		invocables.forEach((method, invocable) -> {
			if (isCreated(method.beanName())) {
				check(method, invocable);
			}
		});
	}

	private boolean isCreated(String beanName) {
		return this.beanFactory.containsBean(beanName) && this.beanFactory.isSingleton(beanName) && !isLazy(beanName);
	}

	private boolean isLazy(String beanName) {
		return this.beanFactory.containsBeanDefinition(beanName)
				&& this.beanFactory.getMergedBeanDefinition(beanName).isLazyInit();
	}

	private static void check(EventMethod method, BeanMethod invocable) {
		try {
			invocable.target();
		}
		catch (NotInterceptedException ex) {
			throw failure(method, ex, String.valueOf(ex.getMessage()),
					"Make the method non-final, non-static and at least package-private: the advice of the proxy,"
							+ " such as @PreAuthorize or @Transactional, would be skipped.");
		}
		catch (IllegalStateException ex) {
			throw failure(method, ex, "The bean's proxy doesn't have the event method",
					"Declare the method in the interface that is proxied, make it non-private, or use class-based"
							+ " proxies (spring.aop.proxy-target-class=true).");
		}
	}

	private static InvalidEventMappingException failure(EventMethod method, IllegalStateException cause, String problem,
			String advice) {
		InvalidEventMappingException failure = new InvalidEventMappingException(problem, List.of(method.toString()),
				advice);
		failure.initCause(cause);
		return failure;
	}

}
