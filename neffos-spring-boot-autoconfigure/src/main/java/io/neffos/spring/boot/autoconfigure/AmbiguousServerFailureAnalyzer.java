package io.neffos.spring.boot.autoconfigure;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/**
 * Describes what to do where one server, or endpoint, is injected of several of which
 * none is the default. Comes before Spring Boot's analyzer, which doesn't know what a
 * default means here.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AmbiguousServerFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoUniqueBeanDefinitionException> {

	private static final String OWN_SERVER = " A bean that is declared as ManagedNeffosServer replaces the"
			+ " auto-configured server; one that is declared as NeffosServer, such as a decorator, doesn't.";

	private static final Set<Class<?>> TYPES = Set.of(NeffosServer.class, ManagedNeffosServer.class,
			NeffosEndpoint.class);

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoUniqueBeanDefinitionException cause,
			@Nullable String description) {
		Class<?> type = cause.getBeanType();
		Collection<String> names = cause.getBeanNamesFound();
		if (type == null || !TYPES.contains(type) || names == null) {
			return null;
		}
		String shortName = ClassUtils.getShortName(type);
		return new FailureAnalysis(
				((description != null) ? description : "An injection point") + " needs one " + shortName
						+ ", and none of the application's " + names.size() + " is the default: "
						+ names.stream().sorted().map((name) -> "'" + name + "'").collect(Collectors.joining(", ")),
				"Declare all but one of them with @Bean(defaultCandidate = false), or the default one with @Primary."
						+ " Inject the others by @Qualifier(\"…\")." + ((type == NeffosServer.class) ? OWN_SERVER : ""),
				cause);
	}

}
