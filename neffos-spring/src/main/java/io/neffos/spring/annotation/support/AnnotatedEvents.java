package io.neffos.spring.annotation.support;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.neffos.spring.annotation.support.ClassProxy.NotInterceptedException;
import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServerBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.validation.Validator;

/**
 * All event methods of an application, to be added to a server. They are found by the
 * beans' types, so that beans with event methods may have the server injected.
 *
 * @since 0.1.0
 */
public final class AnnotatedEvents implements Consumer<NeffosServerBuilder>, SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, Class<?>> types;

	private final Set<String> namespaces = new LinkedHashSet<>();

	private final Map<EventMapping, EventMethod> methods = new LinkedHashMap<>();

	private final Map<EventMapping, EventHandler> handlers = new LinkedHashMap<>();

	private final Map<EventMethod, BeanMethod> invocables;

	private volatile boolean added;

	/**
	 * Finds the event methods.
	 * @param beanFactory where the beans are
	 * @param codecs what reads the objects that methods take
	 * @param validator what validates them, or {@code null} for no validation
	 * @param blocking where methods run that may block
	 * @param scopes what surrounds the calls of methods
	 * @param advice the beans with exception handlers for others, in their order
	 * @param errors says what clients may know of errors that nobody handles
	 * @param bindingErrors whether clients read which fields of a body aren't valid
	 * @throws InvalidEventMappingException if a method can't handle its event
	 */
	public AnnotatedEvents(ConfigurableListableBeanFactory beanFactory, PayloadCodecs codecs,
			@Nullable Validator validator, BlockingSchedulers blocking, InvocationScopes scopes,
			List<MessagingAdviceBean> advice, HandlerErrors errors, boolean bindingErrors) {
		this.beanFactory = beanFactory;
		this.types = new BeanTypes(beanFactory).find();
		EventMethodDetector detector = new EventMethodDetector(beanFactory);
		this.types.forEach((name, type) -> {
			String namespace = detector.namespace(type);
			if (namespace != null) {
				this.namespaces.add(namespace);
			}
			detector.detect(name, type, this::add);
		});
		EventHandlerFactory factory = new EventHandlerFactory(beanFactory,
				new ArgumentFactory(new HandshakeHeaderResolver(beanFactory),
						new PayloadArgumentFactory(codecs, validator)),
				blocking, scopes, advice);
		ArgumentErrors argumentErrors = new ArgumentErrors(bindingErrors);
		BeanScope scope = new BeanScope(beanFactory);
		this.methods.forEach((mapping, method) -> {
			scope.check(method);
			this.handlers.put(mapping, new AnnotatedEventHandler(mapping, method, factory.invocation(method, mapping),
					factory.exceptionMethods(method), argumentErrors, errors));
		});
		this.invocables = factory.invocables();
	}

	/**
	 * Finds the event methods of an application, and its controllers without any, before
	 * anything can be said of how they are called. Creates no bean.
	 * @param beanFactory where the beans are
	 * @return each as a developer finds it
	 */
	public static List<String> describe(ConfigurableListableBeanFactory beanFactory) {
		EventMethodDetector detector = new EventMethodDetector(beanFactory);
		Set<String> found = new LinkedHashSet<>();
		new BeanTypes(beanFactory).find().forEach((name, type) -> {
			int before = found.size();
			detector.detect(name, type, (mapping, method) -> found.add(method.toString()));
			if (found.size() == before && detector.namespace(type) != null) {
				found.add(type.getName() + " of bean '" + name + "'");
			}
		});
		return List.copyOf(found);
	}

	private void add(EventMapping mapping, EventMethod method) {
		EventMethod other = this.methods.putIfAbsent(mapping, method);
		if (method.equals(other)) {
			throw new InvalidEventMappingException("The method is annotated twice with " + mapping,
					List.of(method.toString()), "Remove one of the two names.");
		}
		if (other != null) {
			throw new InvalidEventMappingException("Two methods handle " + mapping,
					List.of(other.toString(), method.toString()),
					"Remove one of the methods, or give it another event or namespace.");
		}
		this.namespaces.add(mapping.namespace());
	}

	@Override
	public void accept(NeffosServerBuilder server) {
		this.added = true;
		this.namespaces.forEach((namespace) -> server.namespace(namespace, (events) -> add(namespace, events)));
	}

	private void add(String namespace, NamespaceBuilder events) {
		this.handlers.forEach((mapping, handler) -> {
			if (mapping.namespace().equals(namespace)) {
				SystemEvent systemEvent = mapping.systemEvent();
				if (systemEvent != null) {
					events.on(systemEvent, handler);
				}
				else {
					events.on(mapping.event(), handler);
				}
			}
		});
	}

	/**
	 * Returns the namespaces of all controllers and events.
	 * @return the names
	 */
	public Set<String> namespaces() {
		return Set.copyOf(this.namespaces);
	}

	/**
	 * Returns how many events have a method.
	 * @return the number
	 */
	public int size() {
		return this.handlers.size();
	}

	/**
	 * Tells whether the event methods were added to a server.
	 * @return {@code false} as long as no client can reach them
	 */
	public boolean isAdded() {
		return this.added;
	}

	@Nullable EventHandler handler(String namespace, String event) {
		return this.handlers.get(new EventMapping(namespace, event));
	}

	/**
	 * Checks what can be known only now that the beans are there: that they have the
	 * methods, and that none was overlooked.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.invocables.forEach((method, invocable) -> {
			if (isThere(method.beanName())) {
				check(method, invocable);
			}
		});
		new LateEventMethods(this.beanFactory, this.types).check(this.methods.values());
	}

	private boolean isThere(String beanName) {
		return this.beanFactory.containsBean(beanName) && this.beanFactory.isSingleton(beanName) && !isLazy(beanName);
	}

	private boolean isLazy(String beanName) {
		return this.beanFactory.containsBeanDefinition(beanName)
				&& this.beanFactory.getMergedBeanDefinition(beanName).isLazyInit();
	}

	private static void check(EventMethod method, BeanMethod invocable) {
		try {
			invocable.target();
		}
		catch (NotInterceptedException ex) {
			throw failure(method, ex, String.valueOf(ex.getMessage()),
					"Make the method non-final, non-static and at least package-private: what the proxy is there for,"
							+ " such as @PreAuthorize or @Transactional, would be skipped.");
		}
		catch (IllegalStateException ex) {
			throw failure(method, ex, "The bean's proxy doesn't have the event method",
					"Declare the method in the interface that is proxied, make it non-private, or use class-based"
							+ " proxies (spring.aop.proxy-target-class=true).");
		}
	}

	private static InvalidEventMappingException failure(EventMethod method, IllegalStateException cause, String problem,
			String advice) {
		InvalidEventMappingException failure = new InvalidEventMappingException(problem, List.of(method.toString()),
				advice);
		failure.initCause(cause);
		return failure;
	}

}
