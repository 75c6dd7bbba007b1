package io.neffos.spring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Describes why endpoints can't work, and what to do.
 */
final class EndpointFailureAnalyzer extends AbstractFailureAnalyzer<EndpointFailureException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EndpointFailureException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
	}

}
