package io.neffos.spring.annotation.support;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;

/**
 * Finds the reason for which a class-based proxy can't intercept a method. Called on the
 * proxy, such a method runs without the bean's advice, such as {@code @PreAuthorize}, and
 * without the bean's fields.
 */
final class ClassProxy {

	private ClassProxy() {
	}

	/**
	 * Find the reason for a method.
	 * @param bean the bean, which may be a proxy
	 * @param method the method of its class
	 * @return the adjective that describes the obstacle, or {@code null} if there is none
	 */
	static @Nullable String obstacle(Object bean, Method method) {
		if (!AopUtils.isCglibProxy(bean)) {
			return null;
		}
		int modifiers = method.getModifiers();
		if (Modifier.isPrivate(modifiers)) {
			return "private";
		}
		if (Modifier.isStatic(modifiers)) {
			return "static";
		}
		if (Modifier.isFinal(modifiers)) {
			return "final";
		}
		boolean open = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
		return (open || isNeighbour(method.getDeclaringClass(), bean.getClass())) ? null
				: "package-private in another package";
	}

	private static boolean isNeighbour(Class<?> type, Class<?> proxy) {
		return type.getPackageName().equals(proxy.getPackageName()) && type.getClassLoader() == proxy.getClassLoader();
	}

	/**
	 * Thrown where such a method would be called.
	 */
	static final class NotInterceptedException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

		NotInterceptedException(String obstacle, Method method) {
			super("The bean's class-based proxy can't intercept the method '" + method.getName() + "', because it is "
					+ obstacle);
		}

	}

}
