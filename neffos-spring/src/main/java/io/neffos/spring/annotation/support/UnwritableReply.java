package io.neffos.spring.annotation.support;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import io.neffos.spring.connection.Emission;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * Refuses return types that say how or when a value comes in a way that only web
 * controllers know.
 */
final class UnwritableReply {

	private static final Set<String> TYPES = Set.of(Callable.class.getName(), Future.class.getName(),
			"org.springframework.http.HttpEntity", "org.springframework.messaging.Message",
			"org.springframework.web.context.request.async.DeferredResult",
			"org.springframework.web.context.request.async.WebAsyncTask",
			"org.springframework.web.reactive.function.server.ServerResponse",
			"org.springframework.web.servlet.function.ServerResponse",
			"org.springframework.web.reactive.result.view.Rendering", "org.springframework.web.servlet.ModelAndView",
			"org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter");

	private UnwritableReply() {
	}

	static void check(EventMethod method) {
		ResolvableType declared = declared(method);
		String unwritable = find(declared.toClass());
		if (unwritable == null && ReactiveAdapterRegistry.getSharedInstance().getAdapter(declared.toClass()) != null) {
			Class<?> value = declared.getGeneric(0).toClass();
			unwritable = (Emission.class.isAssignableFrom(value)) ? "Emission in a publisher" : find(value);
		}
		if (unwritable != null) {
			throw new InvalidEventMappingException("A " + unwritable + " can't be written as a reply",
					List.of(method.toString()),
					"Return the value itself, or a Mono or CompletableFuture of it; of an Emission, its result. A method that returns neither may"
							+ " block; errors are NeffosExceptions.");
		}
	}

	private static @Nullable String find(Class<?> type) {
		return (CompletionStage.class.isAssignableFrom(type)) ? null : TypeNames.find(type, TYPES);
	}

	private static ResolvableType declared(EventMethod method) {
		MethodParameter[] parameters = method.parameters();
		if (KotlinDetector.isSuspendingFunction(method.method())) {
			return ResolvableType.forMethodParameter(parameters[parameters.length - 1]).getGeneric(0);
		}
		return ResolvableType.forMethodParameter(method.returnType());
	}

}
