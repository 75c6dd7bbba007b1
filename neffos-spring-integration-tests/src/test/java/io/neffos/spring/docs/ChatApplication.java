package io.neffos.spring.docs;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The application that the example of a test is for.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({ ChatController.class, SecurityConfiguration.class })
class ChatApplication {

}
