package io.neffos.spring.annotation;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.annotation.ReflectiveProcessor;
import org.springframework.core.MethodParameter;

/**
 * Registers the hints with which event methods can be called in a native image, and the
 * objects that they take and return be read and written there.
 */
class NeffosEventReflectiveProcessor implements ReflectiveProcessor {

	private final BindingReflectionHintsRegistrar bindings = new BindingReflectionHintsRegistrar();

	@Override
	public void registerReflectionHints(ReflectionHints hints, AnnotatedElement element) {
		if (element instanceof Method method) {
			hints.registerMethod(method, ExecutableMode.INVOKE);
			for (Parameter parameter : method.getParameters()) {
				register(hints,
						MethodParameter.forParameter(parameter).nestedIfOptional().getNestedGenericParameterType());
			}
			register(hints, method.getGenericReturnType());
		}
	}

	private void register(ReflectionHints hints, Type type) {
		if (type != void.class) {
			this.bindings.registerReflectionHints(hints, type);
		}
	}

}
