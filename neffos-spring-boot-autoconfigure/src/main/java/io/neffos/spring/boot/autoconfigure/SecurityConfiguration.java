package io.neffos.spring.boot.autoconfigure;

import io.micrometer.context.ContextSnapshotFactory;
import io.neffos.spring.annotation.support.HandlerErrors;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Token;

/**
 * Integration of Spring Security: errors, users and tokens.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ AccessDeniedException.class, AuthenticationException.class })
class SecurityConfiguration {

	@Bean
	@ConditionalOnMissingBean(HandlerErrors.class)
	SecurityErrors neffosSecurityErrors() {
		return new SecurityErrors();
	}

	/**
	 * With the library that sets the thread locals of methods that may block.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextSnapshotFactory.class)
	static class PropagationConfiguration {

		@Bean
		SecurityContextDecorator neffosSecurityContextDecorator() {
			return new SecurityContextDecorator();
		}

	}

	/**
	 * Tokens that expire.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OAuth2Token.class)
	static class TokenConfiguration {

		@Bean
		@ConditionalOnMissingBean
		TokenExpiry neffosTokenExpiry() {
			return new TokenExpiry();
		}

	}

}
