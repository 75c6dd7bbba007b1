package io.neffos.spring.boot.test.application;

import org.springframework.stereotype.Service;

/**
 * A service, which is in no slice.
 */
@Service
public class Greetings {

	public String of(String name) {
		return "Hi " + name;
	}

}
