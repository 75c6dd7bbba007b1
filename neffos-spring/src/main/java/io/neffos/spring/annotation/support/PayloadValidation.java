package io.neffos.spring.annotation.support;

import java.lang.annotation.Annotation;
import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Conventions;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

/**
 * Validates the object that a parameter takes.
 */
final class PayloadValidation {

	private final Validator validator;

	private final MethodParameter parameter;

	private final Object[] hints;

	private PayloadValidation(Validator validator, MethodParameter parameter, Object[] hints) {
		this.validator = validator;
		this.parameter = parameter;
		this.hints = hints;
	}

	/**
	 * Create the validation of a parameter.
	 * @return the validation, or {@code null} if the parameter has no such annotation
	 * @throws InvalidEventMappingException if no validator supports the parameter: data
	 * that was to be checked must not come in unchecked
	 */
	static @Nullable PayloadValidation of(MethodParameter parameter, EventMethod method,
			@Nullable Validator validator) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			Object[] hints = ValidationAnnotationUtils.determineValidationHints(annotation);
			if (hints != null) {
				// WebFlux has a validator that supports nothing where there is no other
				if (validator == null || !validator.supports(parameter.nestedIfOptional().getNestedParameterType())) {
					throw new InvalidEventMappingException(
							"Parameter " + parameter.getParameterIndex() + " has @"
									+ annotation.annotationType().getSimpleName() + ", but nothing validates it",
							List.of(method.toString()), "Add spring-boot-starter-validation, or a Validator bean for"
									+ " the type; of several Validator beans, make one @Primary.");
				}
				return new PayloadValidation(validator, parameter, hints);
			}
		}
		return null;
	}

	void validate(Object value, NeffosMessage message) {
		BeanPropertyBindingResult result = new BeanPropertyBindingResult(value,
				Conventions.getVariableNameForParameter(this.parameter));
		if (this.hints.length > 0 && this.validator instanceof SmartValidator smartValidator) {
			smartValidator.validate(value, result, this.hints);
		}
		else {
			this.validator.validate(value, result);
		}
		if (result.hasErrors()) {
			throw new MethodArgumentNotValidException(new ValueMessage<>(message), this.parameter, result);
		}
	}

}
