package io.neffos.spring.annotation.support;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

/**
 * Refuses exception handlers for what only web controllers fail with when an argument is
 * invalid.
 */
final class WebExceptions {

	private static final Set<String> TYPES = Set.of("org.springframework.web.bind.MethodArgumentNotValidException",
			"org.springframework.web.bind.support.WebExchangeBindException",
			"org.springframework.web.method.annotation.HandlerMethodValidationException");

	private WebExceptions() {
	}

	static void check(EventMethod method) {
		List<Class<?>> handled = handled(method);
		if (handled.stream().anyMatch((type) -> type.isAssignableFrom(MethodArgumentNotValidException.class))) {
			return;
		}
		for (Class<?> type : handled) {
			if (TYPES.contains(type.getName())) {
				throw new InvalidEventMappingException(
						"A " + type.getName() + " is never thrown for an event, so that its handler is never called",
						List.of(method.toString()),
						"Handle " + MethodArgumentNotValidException.class.getName() + " instead.");
			}
		}
	}

	private static List<Class<?>> handled(EventMethod method) {
		MessageExceptionHandler annotation = AnnotatedElementUtils.findMergedAnnotation(method.method(),
				MessageExceptionHandler.class);
		if (annotation != null && annotation.value().length > 0) {
			return List.of(annotation.value());
		}
		return Arrays.stream(method.method().getParameterTypes())
			.<Class<?>>map((type) -> type)
			.filter(Throwable.class::isAssignableFrom)
			.toList();
	}

}
