package io.neffos.spring.boot.autoconfigure;

import java.time.Duration;
import java.time.Instant;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.server.ConnectionExpiry;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Token;

/**
 * Ends a connection when the token expires that its client came with.
 */
final class TokenExpiry implements ConnectionExpiry {

	/** No connection lasts so long, and no timer counts the nanoseconds of much more. */
	private static final Duration FOR_EVER = Duration.ofDays(3650);

	@Override
	public Mono<Void> whenExpired(NeffosConnection connection) {
		if (connection.principal() instanceof Authentication authentication
				&& authentication.getCredentials() instanceof OAuth2Token token) {
			Instant end = token.getExpiresAt();
			if (end != null) {
				Duration left = Duration.between(Instant.now(), end);
				if (left.compareTo(FOR_EVER) > 0) {
					return Mono.never();
				}
				return Mono.delay((left.isNegative()) ? Duration.ZERO : left).then();
			}
		}
		return Mono.never();
	}

}
