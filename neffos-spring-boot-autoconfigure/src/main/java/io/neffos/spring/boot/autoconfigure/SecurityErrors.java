package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.annotation.support.HandlerErrors;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Translates the exceptions of Spring Security to the errors {@code access denied} and
 * {@code authentication required}, without further details for the client.
 */
final class SecurityErrors implements HandlerErrors {

	@Override
	public Throwable translate(Throwable error) {
		if (error instanceof AccessDeniedException) {
			return new NeffosException(NeffosError.ACCESS_DENIED.text(), error);
		}
		if (error instanceof AuthenticationException) {
			return new NeffosException(NeffosError.AUTHENTICATION_REQUIRED.text(), error);
		}
		return error;
	}

}
