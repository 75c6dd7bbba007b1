package io.neffos.spring.annotation.support;

import java.security.Principal;
import java.util.Optional;

import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Who the client is.
 */
final class PrincipalArgument implements Argument {

	private final Class<?> type;

	private final boolean wrapped;

	private final boolean required;

	PrincipalArgument(MethodParameter parameter) {
		this.type = parameter.nestedIfOptional().getNestedParameterType();
		this.wrapped = parameter.getParameterType() == Optional.class;
		this.required = !parameter.isOptional();
	}

	@Override
	public BodyUse bodyUse() {
		return BodyUse.NONE;
	}

	@Override
	public @Nullable Object resolve(HandlerCall call) {
		Principal principal = call.sender().connection().principal();
		if (principal == null && this.required) {
			throw new NeffosException(NeffosError.AUTHENTICATION_REQUIRED);
		}
		if (principal != null && !this.type.isInstance(principal)) {
			throw new IllegalStateException("The client's principal is a " + principal.getClass().getName()
					+ ", the method wants a " + this.type.getName());
		}
		return (this.wrapped) ? Optional.ofNullable(principal) : principal;
	}

}
