package io.neffos.spring.boot.test.application;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application, with all kinds of components.
 */
@SpringBootApplication
public class ChatApplication {

}
