package io.neffos.spring.benchmarks.server.neffos;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import reactor.core.publisher.Mono;

/**
 * Answers questions. Reactive, so it runs on the event loop, where the echo of the plain
 * WebFlux application runs too.
 */
@NeffosController(BenchController.NAMESPACE)
class BenchController {

	static final String NAMESPACE = "bench";

	@NeffosEvent
	Mono<String> echo(String text) {
		return Mono.just(text);
	}

}
