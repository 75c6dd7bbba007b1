package io.neffos.spring.boot.test.application;

import io.neffos.spring.message.NeffosException;

import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * What all controllers have in common.
 */
@ControllerAdvice
class Advice {

	@MessageExceptionHandler
	void unsupported(UnsupportedOperationException error) {
		throw new NeffosException("advised: " + error.getMessage());
	}

}
