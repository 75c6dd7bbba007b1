package io.neffos.spring.annotation.support;

import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.codec.Decoder;
import org.springframework.core.codec.Encoder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * An application with event methods, and one anonymous client.
 */
final class TestApplication implements AutoCloseable {

	static final PayloadCodecs JSON = new PayloadCodecs(List.<Decoder<?>>of(new JacksonJsonDecoder()),
			List.<Encoder<?>>of(new JacksonJsonEncoder()));

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 1000, "blocking");

	private final LocalValidatorFactoryBean beanValidation = new LocalValidatorFactoryBean();

	private @Nullable Validator validator = this.beanValidation;

	private PayloadCodecs codecs = JSON;

	private final List<MessagingAdviceBean> advice = new ArrayList<>();

	private final List<NeffosHandlerMethodArgumentResolver> resolvers = new ArrayList<>();

	private final NeffosConnection connection = Mockito.mock(NeffosConnection.class);

	final NamespaceConnection sender = Mockito.mock(NamespaceConnection.class);

	private @Nullable AnnotatedEventConfigurer events;

	TestApplication(Class<?>... components) {
		this.context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("room.event", "placed", "room.namespace", "here")));
		this.context.register(components);
		this.beanValidation.afterPropertiesSet();
		handshake(Map.of(), null);
	}

	TestApplication codecs(PayloadCodecs value) {
		this.codecs = value;
		return this;
	}

	TestApplication validator(@Nullable Validator value) {
		this.validator = value;
		return this;
	}

	TestApplication advice(MessagingAdviceBean bean) {
		this.advice.add(bean);
		return this;
	}

	TestApplication resolver(NeffosHandlerMethodArgumentResolver resolver) {
		this.resolvers.add(resolver);
		return this;
	}

	TestApplication handshake(Map<String, List<String>> headers, @Nullable Principal principal) {
		Handshake handshake = new Handshake(URI.create("/neffos"), headers, Map.of(), principal, null);
		Mockito.when(this.sender.connection()).thenReturn(this.connection);
		Mockito.when(this.connection.handshake()).thenReturn(handshake);
		Mockito.when(this.connection.principal()).thenReturn(principal);
		return this;
	}

	TestApplication start() {
		this.context.registerBean(AnnotatedEventConfigurer.class,
				() -> AnnotatedEventConfigurer.builder(this.context.getBeanFactory())
					.codecs(this.codecs)
					.validator(this.validator)
					.argumentResolvers(this.resolvers)
					.schedulers(this.scheduler, this.scheduler)
					.advice(this.advice)
					.bindingErrors(true)
					.build());
		this.context.refresh();
		this.events = this.context.getBean(AnnotatedEventConfigurer.class);
		return this;
	}

	AnnotatedEventConfigurer events() {
		if (this.events == null) {
			start();
		}
		AnnotatedEventConfigurer started = this.events;
		if (started == null) {
			throw new IllegalStateException();
		}
		return started;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	EventHandler handler(String event) {
		return handler("shop", event);
	}

	EventHandler handler(String namespace, String event) {
		EventHandler handler = events().handler(namespace, event);
		if (handler == null) {
			throw new IllegalArgumentException("No handler for " + event);
		}
		return handler;
	}

	Mono<Object> send(String event, String body) {
		return send("shop", event, body);
	}

	Mono<Object> send(String namespace, String event, String body) {
		return send(NeffosMessage.builder().namespace(namespace).event(event).body(body).build());
	}

	Mono<Object> send(NeffosMessage message) {
		return handler(message.namespace(), message.event()).handle(this.sender, message).cast(Object.class);
	}

	@Override
	public void close() {
		this.context.close();
		this.beanValidation.close();
		this.scheduler.dispose();
	}

}
