package io.neffos.spring.annotation.support;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedMethod;

/**
 * A method of a bean that is to be called by events. Knows the bean by its name and type
 * only, so that finding the method never creates the bean.
 *
 * @param beanName the bean's name
 * @param beanType the bean's class behind any proxy
 * @param method the method
 */
record EventMethod(String beanName, Class<?> beanType, Method method) {

	MethodParameter[] parameters() {
		return new Signature(this.method, this.beanType).getMethodParameters();
	}

	MethodParameter returnType() {
		return new Signature(this.method, this.beanType).getReturnType();
	}

	@Override
	public String toString() {
		String parameters = Arrays.stream(this.method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", "(", ")"));
		return this.beanType.getName() + "#" + this.method.getName() + parameters + " of bean '" + this.beanName + "'";
	}

	/**
	 * Sees the annotations of overridden parameters, and resolves type variables as the
	 * bean's class does.
	 */
	private static final class Signature extends AnnotatedMethod {

		private final Class<?> beanType;

		Signature(Method method, Class<?> beanType) {
			super(method);
			this.beanType = beanType;
		}

		@Override
		protected Class<?> getContainingClass() {
			return this.beanType;
		}

	}

}
