package io.neffos.spring.boot.autoconfigure;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2Token;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens that expire.
 */
class TokenExpiryTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Test
	void token() {
		NeffosConnection connection = connection(principal(Instant.now().plusSeconds(600)));
		StepVerifier.withVirtualTime(() -> new TokenExpiry().whenExpired(connection))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(590))
			.thenAwait(Duration.ofSeconds(20))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void tokenThatHasExpired() {
		NeffosConnection connection = connection(principal(Instant.now().minusSeconds(1)));
		StepVerifier.create(new TokenExpiry().whenExpired(connection)).expectComplete().verify(SOON);
	}

	@Test
	void tokenForEver() {
		assertNever(principal(Instant.parse("9999-12-31T23:59:59Z")));
	}

	@Test
	void tokenWithoutEnd() {
		assertNever(principal(null));
	}

	@Test
	void otherPrincipal() {
		assertNever(() -> "ann");
	}

	@Test
	void anonymous() {
		assertNever(null);
	}

	@Test
	void withoutTokens() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(NeffosAutoConfiguration.class));
		runner.run((context) -> assertThat(context).hasSingleBean(TokenExpiry.class));
		runner.withClassLoader(new FilteredClassLoader(OAuth2Token.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SecurityErrors.class)
				.doesNotHaveBean(TokenExpiry.class));
		runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SecurityErrors.class));
	}

	private static void assertNever(@Nullable Principal principal) {
		NeffosConnection connection = connection(principal);
		StepVerifier.withVirtualTime(() -> new TokenExpiry().whenExpired(connection))
			.expectSubscription()
			.expectNoEvent(Duration.ofDays(365))
			.thenCancel()
			.verify(SOON);
	}

	private static NeffosConnection connection(@Nullable Principal principal) {
		ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
		}).build();
		return TestClient.connected(server, new ManualLoop(), principal, "ns").connection();
	}

	private static Principal principal(@Nullable Instant end) {
		OAuth2AccessToken token = new OAuth2AccessToken(TokenType.BEARER, "t",
				(end != null) ? end.minusSeconds(3600) : null, end);
		return new TestingAuthenticationToken("ann", token);
	}

}
