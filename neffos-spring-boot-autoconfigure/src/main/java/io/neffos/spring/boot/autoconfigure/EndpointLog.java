package io.neffos.spring.boot.autoconfigure;

import java.util.Set;
import java.util.stream.Collectors;

import io.neffos.spring.annotation.support.AnnotatedEvents;
import io.neffos.spring.server.NeffosServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says what clients find at the endpoint, which need not be what was annotated: the
 * server may be the application's own.
 */
final class EndpointLog {

	private static final Log logger = LogFactory.getLog(EndpointLog.class);

	private EndpointLog() {
	}

	static void log(String path, NeffosServer server, AnnotatedEvents events) {
		Set<String> namespaces = server.namespaces();
		if (namespaces.isEmpty()) {
			logger.info("neffos is at " + path + " without any namespace: clients can connect to none until a"
					+ " @NeffosController, a @NeffosEvent method or a NeffosServerCustomizer declares one");
		}
		else {
			logger.info("neffos is at " + path + " with " + namespaces.size() + " namespace(s): "
					+ namespaces.stream().sorted().map((name) -> "'" + name + "'").collect(Collectors.joining(", ")));
		}
		if (!events.namespaces().isEmpty() && !(events.isAdded() && namespaces.containsAll(events.namespaces()))) {
			logger.warn("The server at " + path + " doesn't have the " + events.size()
					+ " annotated event method(s) of the application. Remove the NeffosServer bean and use a"
					+ " NeffosServerCustomizer, or add them with AnnotatedEvents.accept(NeffosServerBuilder)");
		}
	}

}
