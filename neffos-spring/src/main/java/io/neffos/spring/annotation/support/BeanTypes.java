package io.neffos.spring.annotation.support;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * The classes of an application's beans, as far as they are known without creating a
 * bean.
 */
final class BeanTypes {

	private static final List<Class<? extends Annotation>> CANDIDATES = List.of(NeffosController.class,
			NeffosEvent.class);

	private final ConfigurableListableBeanFactory beanFactory;

	BeanTypes(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	Map<String, Class<?>> find() {
		Map<String, Class<?>> types = new LinkedHashMap<>();
		for (String name : this.beanFactory.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = (ScopedProxyUtils.isScopedTarget(name)) ? null : determine(name);
			if (type != null && AnnotationUtils.isCandidateClass(type, CANDIDATES)) {
				types.put(name, ClassUtils.getUserClass(type));
			}
		}
		return types;
	}

	private @Nullable Class<?> determine(String name) {
		Class<?> type = behindProxy(name);
		if (type != null && ScopedObject.class.isAssignableFrom(type)) {
			Class<?> target = behindProxy(ScopedProxyUtils.getTargetBeanName(name));
			return (target != null) ? target : type;
		}
		return type;
	}

	/**
	 * Does what {@link AutoProxyUtils#determineTargetClass} does, but never initializes a
	 * factory bean.
	 */
	private @Nullable Class<?> behindProxy(String name) {
		if (this.beanFactory.containsBeanDefinition(name) && this.beanFactory.getMergedBeanDefinition(name)
			.getAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE) instanceof Class<?> target) {
			return target;
		}
		return (this.beanFactory.containsBean(name)) ? this.beanFactory.getType(name, false) : null;
	}

}
