package io.neffos.spring.docs;

import java.time.format.DateTimeParseException;

import io.neffos.spring.message.NeffosException;

import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;

@ControllerAdvice
class ErrorTexts {

	@MessageExceptionHandler
	void badDate(DateTimeParseException failure) {
		throw new NeffosException("Not a date: " + failure.getParsedString(), failure);
	}

}
