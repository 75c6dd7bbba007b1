package io.neffos.spring.annotation.support;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.messaging.handler.annotation.Payload;

/**
 * Refuses parameters that look as if they came from elsewhere than the message: they
 * would be read from its body, which is in the client's hands.
 */
final class ForeignParameter {

	/**
	 * Libraries whose annotations say where an argument comes from, also of annotations
	 * that are annotated with them.
	 */
	private static final List<String> SOURCES = List.of("org.springframework.", "jakarta.ws.rs.", "jakarta.websocket.",
			"jakarta.inject.", "jakarta.enterprise.", "javax.inject.");

	/**
	 * Annotations of these libraries that only describe a value, wherever it comes from.
	 */
	private static final List<String> DESCRIPTIONS = List.of("org.springframework.lang.", "org.springframework.core.",
			"org.springframework.aot.", "org.springframework.validation.", "org.springframework.format.",
			"org.springframework.security.core.parameters.", "org.springframework.data.repository.query.",
			Payload.class.getName(), "java.", "jakarta.validation.", "jakarta.annotation.", "javax.annotation.",
			"org.jspecify.", "org.jetbrains.annotations.", "org.checkerframework.", "edu.umd.cs.findbugs.",
			"com.fasterxml.jackson.", "tools.jackson.", "io.swagger.", "kotlin.");

	private static final String CONSTRAINT = "jakarta.validation.Constraint";

	private static final Set<String> TYPES = Set.of("org.springframework.web.server.ServerWebExchange",
			"org.springframework.web.server.WebSession", "org.springframework.http.HttpMessage",
			"org.springframework.http.HttpHeaders", "org.springframework.http.HttpEntity",
			"org.springframework.web.reactive.function.server.ServerRequest",
			"org.springframework.web.function.server.ServerRequest",
			"org.springframework.web.reactive.socket.WebSocketSession",
			"org.springframework.web.socket.WebSocketSession", "org.springframework.web.context.request.WebRequest",
			"org.springframework.web.util.UriComponentsBuilder", "org.springframework.messaging.Message",
			"org.springframework.messaging.MessageHeaders", "org.springframework.security.core.context.SecurityContext",
			"org.springframework.ui.Model", "org.springframework.validation.Errors", "jakarta.servlet.ServletRequest",
			"jakarta.servlet.ServletResponse", "jakarta.servlet.http.HttpSession", "jakarta.websocket.Session",
			"io.netty.channel.Channel");

	private ForeignParameter() {
	}

	/**
	 * Checks a parameter that nothing but the body can be for.
	 * @param parameter the parameter
	 * @param method its method
	 * @throws InvalidEventMappingException if it has the type of something else, or, not
	 * being a {@link Payload @Payload}, such an annotation
	 */
	static void check(MethodParameter parameter, EventMethod method) {
		Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
		String known = TypeNames.find(type, TYPES);
		if (known != null) {
			throw refusal(parameter, method, "can't be a " + known + ": event methods have no HTTP request at hand",
					"Take the Handshake, which has the request's URI, headers, address and user, a @Header of it, or the"
							+ " NeffosConnection.");
		}
		if (parameter.hasParameterAnnotation(Payload.class)) {
			return;
		}
		MergedAnnotations.from(parameter.getParameterAnnotations())
			.stream()
			.filter(ForeignParameter::isSource)
			.findFirst()
			.ifPresent((annotation) -> {
				throw refusal(parameter, method,
						"has " + describe(annotation) + ", which no argument resolver supports, and would be taken for"
								+ " the message's body",
						"Use @Payload for the body, @Header for a header of the handshake, or a Principal for the user;"
								+ " with @Payload, other annotations don't matter. If a NeffosHandlerMethodArgumentResolver"
								+ " supports the annotation, make sure that it is a bean of this application context.");
			});
	}

	/**
	 * Return whether an annotation may say where an argument comes from. Those of the
	 * application may: a resolver that is missing must not leave the parameter to the
	 * body, which the client controls.
	 */
	private static boolean isSource(MergedAnnotation<?> annotation) {
		String name = annotation.getType().getName();
		if (DESCRIPTIONS.stream().anyMatch(name::startsWith)) {
			return false;
		}
		return SOURCES.stream().anyMatch(name::startsWith)
				|| (annotation.getDistance() == 0 && !isValidation(annotation.getType()));
	}

	/**
	 * Return whether an annotation validates, by the rules of Spring and of Jakarta.
	 */
	private static boolean isValidation(Class<? extends Annotation> type) {
		return type.getSimpleName().startsWith("Valid") || MergedAnnotations.from(type).isPresent(CONSTRAINT);
	}

	private static String describe(MergedAnnotation<?> annotation) {
		Class<? extends Annotation> root = annotation.getRoot().getType();
		String name = "@" + root.getSimpleName();
		return (root == annotation.getType()) ? name : name + " (a @" + annotation.getType().getSimpleName() + ")";
	}

	private static InvalidEventMappingException refusal(MethodParameter parameter, EventMethod method, String problem,
			String advice) {
		return new InvalidEventMappingException("Parameter " + parameter.getParameterIndex() + " " + problem,
				List.of(method.toString()), advice);
	}

}
