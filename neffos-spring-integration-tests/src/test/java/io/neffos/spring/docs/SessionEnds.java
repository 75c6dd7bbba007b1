package io.neffos.spring.docs;

import java.time.Duration;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.server.ConnectionExpiry;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;

@Configuration(proxyBeanMethods = false)
class SessionEnds {

	@Bean
	ConnectionExpiry workingHours() {
		return (connection) -> Mono.delay(Duration.ofHours(8)).then();
	}

	@Bean
	ServerLogoutHandler neffosLogout(ManagedNeffosServer server) {
		return (exchange, authentication) -> Mono
			.fromRunnable(() -> server.closeUser(authentication.getName(), CloseReason.POLICY_VIOLATION));
	}

}
