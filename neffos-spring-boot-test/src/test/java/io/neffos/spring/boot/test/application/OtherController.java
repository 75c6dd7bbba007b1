package io.neffos.spring.boot.test.application;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;

/**
 * Another controller.
 */
@NeffosController("other")
public class OtherController {

	@NeffosEvent
	String ping() {
		return "pong";
	}

}
