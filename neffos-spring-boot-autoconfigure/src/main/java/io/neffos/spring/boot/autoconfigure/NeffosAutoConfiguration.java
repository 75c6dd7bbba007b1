package io.neffos.spring.boot.autoconfigure;

import java.util.List;

import io.neffos.spring.annotation.support.AnnotatedEventConfigurer;
import io.neffos.spring.annotation.support.HandlerErrors;
import io.neffos.spring.annotation.support.NeffosHandlerMethodArgumentResolver;
import io.neffos.spring.annotation.support.PayloadCodecs;
import io.neffos.spring.boot.autoconfigure.NeffosServerProperties.Error.IncludeBindingErrors;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.ConflationKey;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.connection.SlowConsumerPolicy;
import io.neffos.spring.connection.SlowConsumerPolicy.Action;
import io.neffos.spring.engine.support.BlockingSchedulers;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.server.ConnectionExpiry;
import io.neffos.spring.server.ConnectionIdGenerator;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.EventHandlerDecorator;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;
import org.springframework.validation.Validator;

/**
 * Auto-configuration of the neffos server with the application's event methods.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TaskExecutionAutoConfiguration.class,
		afterName = { "org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration",
				"org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "neffos.server.enabled", matchIfMissing = true)
@EnableConfigurationProperties(NeffosServerProperties.class)
@Import({ BlockingConfiguration.class, CodecConfiguration.class, SecurityConfiguration.class })
public final class NeffosAutoConfiguration {

	private static final boolean ADVICE_PRESENT = ClassUtils.isPresent(
			"org.springframework.web.bind.annotation.ControllerAdvice", NeffosAutoConfiguration.class.getClassLoader());

	private final NeffosServerProperties properties;

	NeffosAutoConfiguration(NeffosServerProperties properties) {
		PropertyCheck.check(properties);
		this.properties = properties;
	}

	@Bean
	AnnotatedEventConfigurer neffosAnnotatedEvents(ConfigurableListableBeanFactory beanFactory,
			BlockingSchedulers blocking, ObjectProvider<PayloadCodecs> codecs, ObjectProvider<Validator> validator,
			ObjectProvider<NeffosHandlerMethodArgumentResolver> argumentResolvers,
			ObjectProvider<HandlerErrors> errors) {
		return AnnotatedEventConfigurer.builder(beanFactory)
			.codecs(codecs.getIfAvailable(() -> PayloadCodecs.NONE))
			.validator(validator.getIfUnique())
			.argumentResolvers(argumentResolvers.orderedStream().toList())
			.schedulers(blocking.events(), blocking.lifecycle())
			.advice((ADVICE_PRESENT) ? ControllerAdviceAdapter.find(beanFactory) : List.of())
			.errors(errors.getIfAvailable(() -> HandlerErrors.UNCHANGED))
			.bindingErrors(this.properties.error().includeBindingErrors() == IncludeBindingErrors.ALWAYS)
			.build();
	}

	@Bean
	@ConditionalOnMissingBean
	BodyConverter neffosBodyConverter(ObjectProvider<PayloadCodecs> codecs) {
		return codecs.getIfAvailable(() -> PayloadCodecs.NONE).bodyConverter();
	}

	@Bean
	@Conditional(NoServletApplication.class)
	@ConditionalOnMissingBean(ManagedNeffosServer.class)
	LazyConnectionBeans neffosConnectionBeans(ObjectProvider<ConnectionInterceptor> interceptors,
			ObjectProvider<ConnectionIdGenerator> idGenerators, ObjectProvider<ConnectionExpiry> expiries) {
		return new LazyConnectionBeans(interceptors, idGenerators, expiries);
	}

	@Bean
	@Conditional(NoServletApplication.class)
	@ConditionalOnMissingBean(ManagedNeffosServer.class)
	LazyObservers neffosObservers(ListableBeanFactory beanFactory, ObjectProvider<BroadcastObserver> broadcastObservers,
			ObjectProvider<SlowConsumerListener> slowConsumerListeners) {
		return new LazyObservers(beanFactory, broadcastObservers, slowConsumerListeners);
	}

	@Bean
	@Conditional(NoServletApplication.class)
	@ConditionalOnMissingBean(ManagedNeffosServer.class)
	SlowConsumerEvents neffosSlowConsumerEvents(ApplicationEventPublisher publisher, BlockingSchedulers blocking) {
		return new SlowConsumerEvents(publisher, blocking.lifecycle());
	}

	@Bean
	@Conditional(NoServletApplication.class)
	@ConditionalOnMissingBean
	ManagedNeffosServer neffosServer(AnnotatedEventConfigurer events, BodyConverter bodyConverter,
			LazyConnectionBeans connectionBeans, LazyObservers observers,
			ObjectProvider<EventHandlerDecorator> decorators, ObjectProvider<ConflationKey> conflationKey,
			ObjectProvider<NeffosServerCustomizer> customizers) {
		NeffosServerBuilder server = NeffosServer.builder().bodyConverter(bodyConverter);
		PropertyLimits limits = new PropertyLimits(this.properties);
		server.limits(limits.connection())
			.admissionLimits(limits.admission())
			.memoryLimits(limits.memory())
			.outboundLimits(limits.outbound());
		slowConsumers(server, conflationKey.getIfAvailable(ConflationKey::eventName));
		server.synchronousBroadcasts(this.properties.broadcast().sync())
			.maxQueuedBytes(this.properties.broadcast().maxQueuedSize().toBytes());
		events.accept(server);
		connectionBeans.addTo(server);
		observers.addTo(server);
		decorate(server, decorators.orderedStream().toList());
		customizers.orderedStream().forEach((customizer) -> customizer.customize(server));
		ManagedNeffosServer built = server.build();
		PropertyCheck.checkNamespaces(this.properties, built.namespaces());
		return built;
	}

	/**
	 * Add the last one first, so that the first one is called first.
	 */
	private static void decorate(NeffosServerBuilder server, List<EventHandlerDecorator> decorators) {
		for (int i = decorators.size() - 1; i >= 0; i--) {
			server.handlerDecorator(decorators.get(i));
		}
	}

	private void slowConsumers(NeffosServerBuilder server, ConflationKey key) {
		NeffosServerProperties.Outbound outbound = this.properties.outbound();
		server.slowConsumers(policy(outbound.policy(), key));
		outbound.namespaces().forEach((namespace, own) -> {
			if (own.policy() != null) {
				server.slowConsumers(namespace, policy(own.policy(), key));
			}
			own.rooms().forEach((rooms, action) -> server.slowConsumers(namespace, rooms, policy(action, key)));
		});
	}

	private static SlowConsumerPolicy policy(Action action, ConflationKey key) {
		return switch (action) {
			case CLOSE -> SlowConsumerPolicy.close();
			case DROP_OLDEST -> SlowConsumerPolicy.dropOldest();
			case DROP_NEWEST -> SlowConsumerPolicy.dropNewest();
			case CONFLATE -> SlowConsumerPolicy.conflate(key);
		};
	}

}
