package io.neffos.spring.annotation.support;

import java.lang.annotation.Annotation;

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

	static @Nullable PayloadValidation of(MethodParameter parameter, @Nullable Validator validator) {
		if (validator != null) {
			for (Annotation annotation : parameter.getParameterAnnotations()) {
				Object[] hints = ValidationAnnotationUtils.determineValidationHints(annotation);
				if (hints != null) {
					return new PayloadValidation(validator, parameter, hints);
				}
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
