package io.neffos.spring.security;

import java.security.Principal;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;

/**
 * An application that nobody uses without logging in.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableReactiveMethodSecurity
class SecuredApplication {

	@Bean
	MapReactiveUserDetailsService users() {
		return new MapReactiveUserDetailsService(
				User.withUsername("ann").password("{noop}secret").roles("USER").build());
	}

	/**
	 * Tells clients who they are. A bean because it is a member of a configuration.
	 */
	@NeffosController("default")
	static class Whoami {

		@NeffosEvent
		String blocking(Principal user) {
			return user.getName();
		}

		@NeffosEvent
		Mono<String> reactive(Principal user) {
			return Mono.just(user.getName());
		}

		@NeffosEvent
		Mono<String> context() {
			return ReactiveSecurityContextHolder.getContext().map((context) -> context.getAuthentication().getName());
		}

	}

	/**
	 * Lets users in, and administrators do more.
	 */
	@NeffosController("moderated")
	@PreAuthorize("hasRole('USER')")
	static class Moderated {

		@NeffosEvent
		Mono<String> allowed() {
			return Mono.just("yes");
		}

		@NeffosEvent
		@PreAuthorize("hasRole('ADMIN')")
		Mono<String> denied() {
			return Mono.just("no");
		}

		@NeffosEvent
		@PreAuthorize("hasRole('USER')")
		String blocking() {
			return "no";
		}

		@OnRoomJoin
		@PreAuthorize("hasRole('ADMIN')")
		Mono<Void> join() {
			return Mono.empty();
		}

	}

	/**
	 * Lets nobody do anything who isn't an administrator.
	 */
	@NeffosController("closed")
	@PreAuthorize("hasRole('ADMIN')")
	static class Closed {

		@NeffosEvent
		Mono<String> anything() {
			return Mono.just("no");
		}

	}

}
