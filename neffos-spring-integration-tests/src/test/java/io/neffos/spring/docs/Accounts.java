package io.neffos.spring.docs;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Stands for a reactive repository.
 */
@Component
class Accounts {

	Mono<Account> findByUser(String user) {
		return Mono.just(new Account(user, 42));
	}

	/**
	 * An account.
	 *
	 * @param owner the user's name
	 * @param balance what is in it
	 */
	record Account(String owner, int balance) {
	}

}
