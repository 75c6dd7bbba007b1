package io.neffos.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerTypePredicate;

/**
 * Lets a {@link ControllerAdvice @ControllerAdvice} bean handle the exceptions of event
 * methods. Creates no bean before it is called: an advice may need the server.
 */
final class ControllerAdviceAdapter implements MessagingAdviceBean {

	private final BeanFactory beanFactory;

	private final String beanName;

	private final Class<?> beanType;

	private final HandlerTypePredicate applicable;

	private ControllerAdviceAdapter(BeanFactory beanFactory, String beanName, Class<?> beanType,
			ControllerAdvice advice) {
		this.beanFactory = beanFactory;
		this.beanName = beanName;
		this.beanType = ClassUtils.getUserClass(beanType);
		this.applicable = HandlerTypePredicate.builder()
			.basePackage(advice.basePackages())
			.basePackageClass(advice.basePackageClasses())
			.assignableType(advice.assignableTypes())
			.annotation(advice.annotations())
			.build();
	}

	static List<MessagingAdviceBean> find(ListableBeanFactory beanFactory) {
		List<MessagingAdviceBean> found = new ArrayList<>();
		for (String name : beanFactory.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = beanFactory.getType(name, false);
			ControllerAdvice advice = beanFactory.findAnnotationOnBean(name, ControllerAdvice.class, false);
			if (type != null && advice != null && !ScopedProxyUtils.isScopedTarget(name)) {
				found.add(new ControllerAdviceAdapter(beanFactory, name, type, advice));
			}
		}
		found.sort(Comparator.comparingInt(Ordered::getOrder));
		return found;
	}

	@Override
	public @Nullable Class<?> getBeanType() {
		return this.beanType;
	}

	@Override
	public Object resolveBean() {
		return this.beanFactory.getBean(this.beanName);
	}

	@Override
	public boolean isApplicableToBeanType(Class<?> type) {
		return this.applicable.test(type);
	}

	@Override
	public int getOrder() {
		return OrderUtils.getOrder(this.beanType, Ordered.LOWEST_PRECEDENCE);
	}

	@Override
	public String toString() {
		return this.beanName;
	}

}
