package io.neffos.spring.docs;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import reactor.core.publisher.Mono;

import org.springframework.security.access.prepost.PreAuthorize;

@NeffosController("default")
@PreAuthorize("hasRole('USER')")
class Moderated {

	@NeffosEvent
	@PreAuthorize("hasRole('ADMIN')")
	Mono<Void> ban(String user) {
		return Mono.empty();
	}

}
