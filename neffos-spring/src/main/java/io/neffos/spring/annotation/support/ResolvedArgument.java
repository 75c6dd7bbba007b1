package io.neffos.spring.annotation.support;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;

/**
 * A value of an application's own resolver, which may keep the message.
 */
final class ResolvedArgument implements Argument {

	private final MethodParameter parameter;

	private final NeffosHandlerMethodArgumentResolver resolver;

	private final boolean publisher;

	ResolvedArgument(MethodParameter parameter, NeffosHandlerMethodArgumentResolver resolver) {
		this.parameter = parameter;
		this.resolver = resolver;
		this.publisher = Publisher.class.isAssignableFrom(parameter.getParameterType());
	}

	@Override
	public @Nullable Object resolve(HandlerCall call) {
		return this.resolver.resolveArgument(this.parameter, call.sender(), call.message());
	}

	@Override
	public boolean isDeferred(@Nullable Object value) {
		return value instanceof Mono<?> && !(this.publisher && this.parameter.getParameterType().isInstance(value));
	}

	@Override
	public BodyUse bodyUse() {
		return BodyUse.KEEPS;
	}

}
