package io.neffos.spring.boot.autoconfigure;

import java.util.List;

import io.neffos.spring.annotation.support.AnnotatedEventConfigurer;
import io.neffos.spring.annotation.support.InvalidEventMappingException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Says that there is no endpoint, and how to have one.
 */
final class EndpointCheck {

	private static final Log logger = LogFactory.getLog(EndpointCheck.class);

	private static final String WAYS_OUT = "Set spring.main.web-application-type=reactive, or leave out Spring MVC"
			+ " (spring-boot-starter-webmvc): WebFlux serves annotated web controllers, too. An application that only"
			+ " has the starter on its class path sets neffos.server.enabled=false.";

	private EndpointCheck() {
	}

	/**
	 * Checks a servlet application before any of its beans is created: those that have
	 * the server injected would fail first, and say less.
	 */
	static void servletApplication(ConfigurableListableBeanFactory beanFactory) {
		List<String> handlers = AnnotatedEventConfigurer.describe(beanFactory);
		if (!handlers.isEmpty()) {
			throw new InvalidEventMappingException(
					"neffos has no endpoint in a servlet application, and no client could reach its event handlers",
					handlers, WAYS_OUT);
		}
		logger.warn("neffos has neither a server nor an endpoint in a servlet application. " + WAYS_OUT);
	}

	static void noWebApplication(AnnotatedEventConfigurer events) {
		if (!events.namespaces().isEmpty()) {
			logger.warn("neffos has no endpoint, because this is not a web application: no client can reach its "
					+ events.size() + " event method(s)");
		}
	}

}
