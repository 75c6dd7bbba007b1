package io.neffos.spring.boot.test.application;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;

/**
 * The application, with all kinds of components.
 */
@SpringBootApplication(exclude = ReactiveWebSecurityAutoConfiguration.class)
public class ChatApplication {

}
