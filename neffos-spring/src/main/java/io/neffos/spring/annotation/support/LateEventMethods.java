package io.neffos.spring.annotation.support;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds the event methods that could not be seen before their beans were there: a
 * {@code @Bean} method that declares an interface doesn't say what it returns.
 */
final class LateEventMethods {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, Class<?>> earlyTypes;

	LateEventMethods(ConfigurableListableBeanFactory beanFactory, Map<String, Class<?>> earlyTypes) {
		this.beanFactory = beanFactory;
		this.earlyTypes = earlyTypes;
	}

	void check(Collection<EventMethod> known) {
		EventMethodDetector detector = new EventMethodDetector(this.beanFactory);
		BeanScope scope = new BeanScope(this.beanFactory);
		new BeanTypes(this.beanFactory).find().forEach((name, type) -> {
			if (type != this.earlyTypes.get(name)) {
				detector.detect(name, type, (mapping, method) -> {
					if (known.stream().noneMatch((other) -> isSame(other, method))) {
						scope.check(method);
						throw new InvalidEventMappingException(
								"The method for " + mapping + " was not seen before its bean was created",
								List.of(method.toString()),
								"Let the @Bean method declare " + type.getName() + " as its return type.");
					}
				});
			}
		});
	}

	private static boolean isSame(EventMethod known, EventMethod late) {
		Method one = known.method();
		Method other = late.method();
		return known.beanName().equals(late.beanName()) && one.getName().equals(other.getName())
				&& one.getParameterCount() == other.getParameterCount();
	}

}
