package io.neffos.spring.boot.test.application;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller of HTTP requests, which no neffos test needs.
 */
@RestController
public class WebController {

	@GetMapping("/")
	String page() {
		return "page";
	}

}
