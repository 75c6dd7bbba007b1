package io.neffos.spring.annotation.support;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.message.SystemEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotationPredicates;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Reads the annotations of a bean's class.
 */
final class EventMethodDetector {

	private static final Log logger = LogFactory.getLog(EventMethodDetector.class);

	private static final String[] METHOD_NAME = { "" };

	private final ConfigurableBeanFactory beanFactory;

	EventMethodDetector(ConfigurableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Nullable String namespace(Class<?> beanType) {
		NeffosController controller = AnnotatedElementUtils.findMergedAnnotation(beanType, NeffosController.class);
		return (controller != null) ? resolve(controller.namespace()) : null;
	}

	void detect(String beanName, Class<?> beanType, BiConsumer<EventMapping, EventMethod> found) {
		if (!AnnotationUtils.isCandidateClass(beanType, NeffosEvent.class)) {
			return;
		}
		select(beanType).forEach((method, annotations) -> {
			EventMethod eventMethod = new EventMethod(beanName, beanType, method);
			annotations.forEach((annotation) -> detect(annotation, eventMethod, found));
		});
	}

	/**
	 * Finds nothing where a method needs a class that is missing: the bean definition of
	 * a library may have such methods as long as the bean isn't created.
	 */
	private static Map<Method, Set<NeffosEvent>> select(Class<?> beanType) {
		try {
			return MethodIntrospector.selectMethods(beanType, EventMethodDetector::annotations);
		}
		catch (IllegalStateException ex) {
			if (!(ex.getCause() instanceof NoClassDefFoundError)) {
				throw ex;
			}
			logger.debug("No event methods in " + beanType.getName(), ex);
			return Map.of();
		}
	}

	/**
	 * Finds all the annotations of the method itself, else those of the nearest method
	 * that it overrides.
	 */
	private static @Nullable Set<NeffosEvent> annotations(Method method) {
		Set<NeffosEvent> annotations = new LinkedHashSet<>();
		MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)
			.stream(NeffosEvent.class)
			.filter(MergedAnnotationPredicates.firstRunOf(MergedAnnotation::getAggregateIndex))
			.forEach((annotation) -> annotations.add(annotation.synthesize()));
		return (!annotations.isEmpty()) ? annotations : null;
	}

	private void detect(NeffosEvent annotation, EventMethod method, BiConsumer<EventMapping, EventMethod> found) {
		String namespace = namespace(annotation, method);
		String[] events = annotation.event();
		for (String event : (events.length > 0) ? events : METHOD_NAME) {
			found.accept(mapping(namespace, resolve(event), method), method);
		}
	}

	private static EventMapping mapping(String namespace, String event, EventMethod method) {
		EventMapping mapping = new EventMapping(namespace, (!event.isEmpty()) ? event : method.method().getName());
		if (SystemEvent.isReserved(mapping.event()) && mapping.systemEvent() == null) {
			throw new InvalidEventMappingException("There is no system event '" + mapping.event() + "'",
					List.of(method.toString()), "Use one of the annotations for system events, such as @OnRoomJoin,"
							+ " or a name that does not begin with '_On'.");
		}
		if (mapping.systemEvent() == SystemEvent.NATIVE_MESSAGE && !mapping.namespace().isEmpty()) {
			throw new InvalidEventMappingException(
					"Native messages belong to the empty namespace, not to '" + mapping.namespace() + "'",
					List.of(method.toString()),
					"Add namespace = \"\" to the annotation, or move the method to a controller without a namespace.");
		}
		return mapping;
	}

	private String namespace(NeffosEvent annotation, EventMethod method) {
		String given = annotation.namespace();
		if (!NeffosEvent.CONTROLLER_NAMESPACE.equals(given)) {
			return resolve(given);
		}
		String namespace = namespace(method.beanType());
		if (namespace == null) {
			throw new InvalidEventMappingException("The namespace of an event method isn't known",
					List.of(method.toString()), "Annotate the class with @NeffosController(\"…\"), or add"
							+ " namespace = \"…\" to the method's annotation; \"\" is the empty namespace.");
		}
		return namespace;
	}

	private String resolve(String value) {
		String resolved = this.beanFactory.resolveEmbeddedValue(value);
		return (resolved != null) ? resolved : "";
	}

}
