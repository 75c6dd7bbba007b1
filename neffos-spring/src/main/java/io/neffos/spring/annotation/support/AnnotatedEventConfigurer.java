package io.neffos.spring.annotation.support;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.engine.support.BlockingPool;
import io.neffos.spring.engine.support.BlockingSchedulers;
import io.neffos.spring.message.SystemEvent;
import io.neffos.spring.server.NamespaceBuilder;
import io.neffos.spring.server.NeffosServerBuilder;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.validation.Validator;

/**
 * Adds the annotated event methods of an application to a server. The methods are found
 * by the beans' types, so that beans with event methods may have the server injected.
 *
 * @since 0.1.0
 */
public final class AnnotatedEventConfigurer
		implements Consumer<NeffosServerBuilder>, SmartInitializingSingleton, DisposableBean {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, Class<?>> types;

	private final Set<String> namespaces = new LinkedHashSet<>();

	private final Map<EventMapping, EventMethod> methods = new LinkedHashMap<>();

	private final Map<EventMapping, EventHandler> handlers = new LinkedHashMap<>();

	private final Map<EventMethod, BeanMethod> invocables;

	private final @Nullable BlockingSchedulers ownSchedulers;

	private volatile boolean added;

	AnnotatedEventConfigurer(Builder settings) {
		this.beanFactory = settings.beanFactory;
		this.types = new BeanTypes(this.beanFactory).find();
		EventMethodDetector detector = new EventMethodDetector(this.beanFactory);
		this.types.forEach((name, type) -> {
			String namespace = detector.namespace(type);
			if (namespace != null) {
				this.namespaces.add(namespace);
			}
			detector.detect(name, type, this::add);
		});
		this.ownSchedulers = (settings.schedulers != null) ? null
				: BlockingSchedulers.ofPools(BlockingPool.defaultThreads());
		BlockingSchedulers schedulers = (settings.schedulers != null) ? settings.schedulers : this.ownSchedulers;
		EventHandlerFactory factory = new EventHandlerFactory(this.beanFactory,
				new ArgumentFactory(new HandshakeHeaderResolver(this.beanFactory), settings.argumentResolvers,
						new PayloadArgumentFactory(settings.codecs, settings.validator)),
				Objects.requireNonNull(schedulers), InvocationScopes.create(this.beanFactory.getBeanClassLoader()),
				settings.advice);
		ArgumentErrors argumentErrors = new ArgumentErrors(settings.bindingErrors);
		BeanScope scope = new BeanScope(this.beanFactory);
		this.methods.forEach((mapping, method) -> {
			scope.check(method);
			this.handlers.put(mapping, new AnnotatedEventHandler(mapping, method, factory.invocation(method, mapping),
					factory.exceptionMethods(method), argumentErrors, settings.errors));
		});
		this.invocables = factory.invocables();
	}

	/**
	 * Create a builder.
	 * @param beanFactory the bean factory that has the beans with event methods
	 * @return the builder
	 */
	public static Builder builder(ConfigurableListableBeanFactory beanFactory) {
		return new Builder(beanFactory);
	}

	/**
	 * Describe the event methods of an application, and its controllers without any,
	 * without checking their signatures. Creates no bean.
	 * @param beanFactory the bean factory that has the beans with event methods
	 * @return the methods as {@code class#method(parameters) of bean 'name'}, the
	 * controllers as {@code class of bean 'name'}
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
	 * Return the namespaces of all controllers and events.
	 * @return the namespaces' names
	 */
	public Set<String> namespaces() {
		return Set.copyOf(this.namespaces);
	}

	/**
	 * Return the number of events that have a method.
	 * @return the number of events
	 */
	public int size() {
		return this.handlers.size();
	}

	/**
	 * Whether the event methods were added to a server.
	 * @return {@code false} as long as no client can reach them
	 */
	public boolean isAdded() {
		return this.added;
	}

	@Nullable EventHandler handler(String namespace, String event) {
		return this.handlers.get(new EventMapping(namespace, event));
	}

	/**
	 * Check what can be known only when the beans have been created: that their proxies
	 * have the methods, and that none was overlooked.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		new BeanMethodCheck(this.beanFactory).check(this.invocables);
		new LateEventMethods(this.beanFactory, this.types).check(this.methods.values());
	}

	@Override
	public void destroy() {
		if (this.ownSchedulers != null) {
			this.ownSchedulers.events().dispose();
			this.ownSchedulers.lifecycle().dispose();
		}
	}

	/**
	 * Builder for {@link AnnotatedEventConfigurer}.
	 */
	public static final class Builder {

		private final ConfigurableListableBeanFactory beanFactory;

		private PayloadCodecs codecs = PayloadCodecs.NONE;

		private @Nullable Validator validator;

		private List<NeffosHandlerMethodArgumentResolver> argumentResolvers = List.of();

		private @Nullable BlockingSchedulers schedulers;

		private List<MessagingAdviceBean> advice = List.of();

		private HandlerErrors errors = HandlerErrors.UNCHANGED;

		private boolean bindingErrors;

		Builder(ConfigurableListableBeanFactory beanFactory) {
			this.beanFactory = beanFactory;
		}

		/**
		 * Set the codecs that read the objects that methods take. Default to none:
		 * methods may take texts and bytes only.
		 * @param value the codecs
		 * @return this builder
		 */
		public Builder codecs(PayloadCodecs value) {
			this.codecs = value;
			return this;
		}

		/**
		 * Set the validator for {@code @Valid} and {@code @Validated} parameters. Default
		 * to none: such parameters are refused.
		 * @param value the validator, or {@code null} for none
		 * @return this builder
		 */
		public Builder validator(@Nullable Validator value) {
			this.validator = value;
			return this;
		}

		/**
		 * Set the application's own argument resolvers. Default to none.
		 * @param value the resolvers, in the order in which they are asked
		 * @return this builder
		 */
		public Builder argumentResolvers(List<NeffosHandlerMethodArgumentResolver> value) {
			this.argumentResolvers = List.copyOf(value);
			return this;
		}

		/**
		 * Set the schedulers of the methods that may block. They need threads of their
		 * own each: an event method that waits until its client has joined a room must
		 * not hold the thread that the room's lifecycle method needs. Default to two
		 * pools, which are disposed of with the configurer.
		 * @param events the scheduler of event methods
		 * @param lifecycle the scheduler of lifecycle methods
		 * @return this builder
		 */
		public Builder schedulers(Scheduler events, Scheduler lifecycle) {
			this.schedulers = new BlockingSchedulers(events, lifecycle);
			return this;
		}

		/**
		 * Set the beans with exception handlers for the event methods of other beans.
		 * Default to none.
		 * @param value the beans, in their order
		 * @return this builder
		 */
		public Builder advice(List<MessagingAdviceBean> value) {
			this.advice = List.copyOf(value);
			return this;
		}

		/**
		 * Set the translation of errors that no exception handler takes. Default to
		 * {@link HandlerErrors#UNCHANGED}.
		 * @param value the translation
		 * @return this builder
		 */
		public Builder errors(HandlerErrors value) {
			this.errors = value;
			return this;
		}

		/**
		 * Set whether clients read which fields of a body are invalid, with the messages
		 * of their constraints. Default to {@code false}.
		 * @param value {@code false} for {@code invalid payload} alone
		 * @return this builder
		 */
		public Builder bindingErrors(boolean value) {
			this.bindingErrors = value;
			return this;
		}

		/**
		 * Find the event methods.
		 * @return the configurer, which is to be a bean of the same bean factory
		 * @throws InvalidEventMappingException if a method can't handle its event
		 */
		public AnnotatedEventConfigurer build() {
			return new AnnotatedEventConfigurer(this);
		}

	}

}
