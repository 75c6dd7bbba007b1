package io.neffos.spring.reference;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Does things after the handler that starts them has ended.
 */
final class Later {

	private static final Duration DELAY = Duration.ofMillis(50);

	private Later() {
	}

	static Mono<Void> run(Mono<Void> action) {
		Mono.delay(DELAY).then(action).onErrorComplete().subscribe();
		return Mono.empty();
	}

}
