package org.springframework.samples;

import io.neffos.spring.annotation.NeffosEvent;

/**
 * A bean of an application in one of Spring's packages.
 */
public final class PetEvents {

	@NeffosEvent(namespace = "pets")
	String feed() {
		return "ok";
	}

}
