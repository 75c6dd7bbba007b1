package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.annotation.support.InvalidEventMappingException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which event methods keep the application from starting, and what to do.
 */
final class InvalidEventMappingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidEventMappingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidEventMappingException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
	}

}
