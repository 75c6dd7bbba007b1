package io.neffos.spring.annotation.support;

import java.util.Comparator;
import java.util.stream.Collectors;

import io.neffos.spring.engine.text.LogText;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;

import org.springframework.core.convert.ConversionException;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Translates the errors of arguments that can't be resolved from a client's message, or
 * aren't valid, into what the client reads. The exceptions themselves hold Java
 * signatures and rejected values.
 */
final class ArgumentErrors {

	/** More errors of one object than these are left out. */
	private static final int MAX_ERRORS = 10;

	private final boolean bindingErrors;

	/**
	 * Creates the texts.
	 * @param bindingErrors whether a validation failure names the fields and the
	 * constraints' messages
	 */
	ArgumentErrors(boolean bindingErrors) {
		this.bindingErrors = bindingErrors;
	}

	/**
	 * Translates a failure.
	 * @param failure what was thrown when an argument was made or validated
	 * @return what the client may read, or the same exception, which goes to the log
	 */
	RuntimeException shown(RuntimeException failure) {
		if (this.bindingErrors && failure instanceof MethodArgumentNotValidException invalid
				&& invalid.getBindingResult() != null) {
			return refusal(": " + text(invalid.getBindingResult()), failure);
		}
		return (failure instanceof MessagingException || failure instanceof ConversionException) ? refusal("", failure)
				: failure;
	}

	private static NeffosException refusal(String detail, RuntimeException failure) {
		return new NeffosException(NeffosError.INVALID_PAYLOAD.text() + detail, failure);
	}

	private static String text(BindingResult result) {
		// validators report in no particular order
		return result.getAllErrors()
			.stream()
			.map(ArgumentErrors::text)
			.sorted(Comparator.naturalOrder())
			.limit(MAX_ERRORS)
			.collect(Collectors.joining(", "));
	}

	/**
	 * Returns an error with the name of its field, in which there may be keys of the
	 * client's.
	 */
	private static String text(ObjectError error) {
		String message = error.getDefaultMessage();
		String text = LogText.line((message != null) ? message : "invalid");
		return (error instanceof FieldError field) ? LogText.line(field.getField()) + ": " + text : text;
	}

}
