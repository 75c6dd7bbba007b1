package io.neffos.spring.annotation.support;

import java.util.List;
import java.util.Set;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Refuses beans with event methods that are there only while something else than an event
 * is handled.
 */
final class BeanScope {

	/** They are bound to the thread of a request, also where they are registered. */
	private static final Set<String> OF_REQUESTS = Set.of("request", "session", "websocket");

	private final ConfigurableListableBeanFactory beanFactory;

	BeanScope(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	void check(EventMethod method) {
		String target = ScopedProxyUtils.getTargetBeanName(method.beanName());
		String name = (this.beanFactory.containsBeanDefinition(target)) ? target : method.beanName();
		if (!this.beanFactory.containsBeanDefinition(name)) {
			return;
		}
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
		String scope = definition.getScope();
		if (!definition.isSingleton() && !definition.isPrototype() && scope != null && isMissing(scope)) {
			throw new InvalidEventMappingException(
					"The bean has scope '" + scope + "', which is not there when an event is handled",
					List.of(method.toString()),
					"Make the bean a singleton; keep what belongs to a client in NeffosConnection.attributes().");
		}
	}

	private boolean isMissing(String scope) {
		return OF_REQUESTS.contains(scope) || this.beanFactory.getRegisteredScope(scope) == null;
	}

}
