package io.neffos.spring.boot.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.neffos.spring.annotation.support.AnnotatedEventConfigurer;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.StringUtils;

/**
 * Logs, once the web server has a port, where each endpoint is and which namespaces
 * clients find there: these need not be the annotated ones, because the server may be the
 * application's own.
 */
final class EndpointLog implements ApplicationListener<ContextRefreshedEvent> {

	private static final Log logger = LogFactory.getLog(EndpointLog.class);

	private final ApplicationContext context;

	private final AnnotatedEventConfigurer events;

	EndpointLog(ApplicationContext context, AnnotatedEventConfigurer events) {
		this.context = context;
		this.events = events;
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		if (event.getApplicationContext() != this.context) {
			// a child, such as that of the management port
			return;
		}
		List<NeffosEndpoint> endpoints = this.context.getBeansOfType(NeffosEndpoint.class)
			.values()
			.stream()
			.sorted(Comparator.comparing(NeffosEndpoint::path))
			.toList();
		for (NeffosEndpoint endpoint : endpoints) {
			logger.info("neffos is at " + path(endpoint) + port() + with(endpoint.server().namespaces()));
			LimitsLog.log(endpoint);
		}
		if (!endpoints.isEmpty() && !this.events.namespaces().isEmpty()
				&& endpoints.stream().map(NeffosEndpoint::server).noneMatch(this::hasAnnotatedEvents)) {
			logger.warn("No server at " + paths(endpoints) + " has the " + this.events.size()
					+ " annotated event method(s) of the application. Remove the NeffosServer bean and use a"
					+ " NeffosServerCustomizer, or add them with AnnotatedEventConfigurer.accept(NeffosServerBuilder)");
		}
	}

	private boolean hasAnnotatedEvents(ManagedNeffosServer server) {
		return this.events.isAdded() && server.namespaces().containsAll(this.events.namespaces());
	}

	private String paths(Collection<NeffosEndpoint> endpoints) {
		return endpoints.stream().map(this::path).collect(Collectors.joining(", "));
	}

	private String path(NeffosEndpoint endpoint) {
		String base = this.context.getEnvironment().getProperty("spring.webflux.base-path", "").strip();
		if (!base.isEmpty() && !base.startsWith("/")) {
			base = "/" + base;
		}
		return StringUtils.trimTrailingCharacter(base, '/') + endpoint.path();
	}

	private String port() {
		@Nullable WebServer server = (this.context instanceof WebServerApplicationContext web) ? web.getWebServer() : null;
		return (server != null && server.getPort() > 0) ? " on port " + server.getPort() : "";
	}

	private static String with(Set<String> namespaces) {
		return (namespaces.isEmpty())
				? " without any namespace: clients can connect to none until a"
						+ " @NeffosController, a @NeffosEvent method or a NeffosServerCustomizer declares one"
				: " with " + namespaces.size() + " namespace(s): "
						+ namespaces.stream()
							.sorted()
							.map((name) -> "'" + name + "'")
							.collect(Collectors.joining(", "));
	}

}
