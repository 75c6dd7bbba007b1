package io.neffos.spring.annotation.support;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnAnyEvent;
import io.neffos.spring.annotation.OnNamespaceConnect;
import io.neffos.spring.annotation.OnNamespaceConnected;
import io.neffos.spring.annotation.OnNamespaceDisconnect;
import io.neffos.spring.annotation.OnNativeMessage;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.annotation.OnRoomJoined;
import io.neffos.spring.annotation.OnRoomLeave;
import io.neffos.spring.annotation.OnRoomLeft;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.OverridingClassLoader;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.samples.PetEvents;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of finding event methods.
 */
class EventMethodDetectionTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	@Test
	void names() {
		try (TestApplication application = new TestApplication(Named.class)) {
			assertThat(application.events().size()).isEqualTo(7);
			assertThat(application.events().namespaces()).containsExactlyInAnyOrder("shop", "here", "", "other");
			assertHandled(application, "shop", "methodName");
			assertHandled(application, "shop", "given");
			assertHandled(application, "shop", "placed");
			assertHandled(application, "here", "placed");
			assertHandled(application, "", "unnamed");
			assertHandled(application, "shop", "_OnRoomJoined");
			assertHandled(application, "other", "_OnRoomLeft");
		}
	}

	@Test
	void systemEvents() {
		List<Class<? extends Annotation>> annotations = List.of(OnNamespaceConnect.class, OnNamespaceConnected.class,
				OnNamespaceDisconnect.class, OnRoomJoin.class, OnRoomJoined.class, OnRoomLeave.class, OnRoomLeft.class,
				OnAnyEvent.class, OnNativeMessage.class);
		assertThat(annotations).map((annotation) -> {
			NeffosEvent event = AnnotatedElementUtils.findMergedAnnotation(annotation, NeffosEvent.class);
			return (event != null && event.value().length == 1) ? SystemEvent.of(event.value()[0]) : null;
		}).containsExactly(SystemEvent.values());
	}

	@Test
	void severalEvents() {
		try (TestApplication application = new TestApplication(Several.class)) {
			assertThat(application.events().size()).isEqualTo(6);
			for (String event : List.of("said", "whispered", "placed", "methodName", "hummed", "sung")) {
				assertHandled(application, "several", event);
			}
		}
	}

	@Test
	void packageOfSpring() {
		try (TestApplication application = new TestApplication(PetEvents.class)) {
			assertHandled(application, "pets", "feed");
		}
	}

	@Test
	void missingClass() throws ClassNotFoundException {
		ClassLoader incomplete = new OverridingClassLoader(getClass().getClassLoader()) {

			@Override
			protected boolean isEligibleForOverriding(String className) {
				return className.equals(NeedingMore.class.getName());
			}

			@Override
			protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
				if (name.equals(More.class.getName())) {
					throw new ClassNotFoundException(name);
				}
				return super.loadClass(name, resolve);
			}

		};
		List<Object> found = new ArrayList<>();
		EventMethodDetector detector = new EventMethodDetector(new DefaultListableBeanFactory());
		detector.detect("complete", NeedingMore.class, (mapping, method) -> found.add(mapping));
		assertThat(found).hasSize(1);
		detector.detect("incomplete", incomplete.loadClass(NeedingMore.class.getName()),
				(mapping, method) -> found.add(mapping));
		assertThat(found).hasSize(1);
	}

	@Test
	void controllerWithoutEvents() {
		try (TestApplication application = new TestApplication(Silent.class)) {
			assertThat(application.events().namespaces()).containsExactly("silent");
		}
	}

	@Test
	void otherBean() {
		try (TestApplication application = new TestApplication(Plain.class)) {
			assertHandled(application, "plain", "event");
		}
	}

	@Test
	void annotationOfInterface() {
		try (TestApplication application = new TestApplication(Implementation.class)) {
			assertHandled(application, "api", "overridden");
			assertThat(application.events().size()).isEqualTo(1);
		}
	}

	@Test
	void genericParameter() {
		try (TestApplication application = new TestApplication(OfItem.class)) {
			verify(application, "generic", "take", "{\"name\":\"tea\"}", "tea");
		}
	}

	@Test
	void jdkProxy() {
		try (TestApplication application = new TestApplication(Advised.class, Proxies.class)) {
			assertHandled(application, "proxied", "call");
			assertThat(Proxy.isProxyClass(application.bean(ProxiedApi.class).getClass())).isTrue();
		}
	}

	@Test
	void classProxy() {
		try (TestApplication application = new TestApplication(ClassProxied.class)) {
			assertHandled(application, "classProxied", "call");
		}
	}

	@Test
	void scopedProxy() {
		try (TestApplication application = new TestApplication(Scoped.class)) {
			verify(application, "scoped", "count", "", 1);
			verify(application, "scoped", "count", "", 1);
			assertThat(application.events().size()).isEqualTo(1);
		}
	}

	@Test
	void prototype() {
		try (TestApplication application = new TestApplication(Prototype.class)) {
			verify(application, "prototype", "count", "", 1);
			verify(application, "prototype", "count", "", 1);
		}
	}

	@Test
	void lazyBean() {
		try (TestApplication application = new TestApplication(LazyController.class, Created.class)) {
			application.start();
			assertThat(application.bean(Created.class).value).isFalse();
			assertHandled(application, "lazy", "call");
			assertThat(application.bean(Created.class).value).isTrue();
		}
	}

	private static void assertHandled(TestApplication application, String namespace, String event) {
		verify(application, namespace, event, "", "ok");
	}

	private static void verify(TestApplication application, String namespace, String event, String body,
			Object answer) {
		NeffosMessage message = NeffosMessage.builder().namespace(namespace).event(event).body(body).build();
		StepVerifier.create(application.send(message)).expectNext(answer).expectComplete().verify(TIMEOUT);
	}

	@NeffosController("shop")
	static class Named {

		@NeffosEvent
		String methodName() {
			return "ok";
		}

		@NeffosEvent("given")
		private String byValue() {
			return "ok";
		}

		@NeffosEvent("${room.event}")
		String byPlaceholder() {
			return "ok";
		}

		@NeffosEvent(namespace = "${room.namespace}", event = "placed")
		String namespacePlaceholder() {
			return "ok";
		}

		@NeffosEvent(namespace = "")
		String unnamed() {
			return "ok";
		}

		@OnRoomJoined
		@OnRoomLeft(namespace = "other")
		String twoEvents() {
			return "ok";
		}

	}

	@NeffosController("several")
	static class Several {

		@NeffosEvent({ "said", "whispered", "${room.event}" })
		String given() {
			return "ok";
		}

		@NeffosEvent(event = { "", "hummed" })
		String methodName() {
			return "ok";
		}

		@Sung("sung")
		String composed() {
			return "ok";
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@NeffosEvent
	@interface Sung {

		@AliasFor(annotation = NeffosEvent.class, attribute = "event")
		String value();

	}

	@NeffosController("silent")
	static class Silent {

	}

	@Component
	static class Plain {

		@NeffosEvent(namespace = "plain")
		String event() {
			return "ok";
		}

	}

	interface Api {

		@NeffosEvent("declared")
		String call();

	}

	@NeffosController("api")
	static class Implementation implements Api {

		@Override
		@NeffosEvent("overridden")
		public String call() {
			return "ok";
		}

	}

	record Item(String name) {
	}

	abstract static class Generic<T> {

		@NeffosEvent
		String take(T value) {
			return describe(value);
		}

		abstract String describe(T value);

	}

	@NeffosController("generic")
	static class OfItem extends Generic<Item> {

		@Override
		String describe(Item value) {
			return value.name();
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Traced {

	}

	@Configuration(proxyBeanMethods = false)
	static class Proxies {

		@Bean
		static DefaultAdvisorAutoProxyCreator autoProxyCreator() {
			return new DefaultAdvisorAutoProxyCreator();
		}

		@Bean
		static DefaultPointcutAdvisor advisor() {
			return new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(Traced.class),
					(org.aopalliance.intercept.MethodInterceptor) (invocation) -> invocation.proceed());
		}

	}

	interface ProxiedApi {

		String call();

	}

	@Traced
	@NeffosController("proxied")
	static class Advised implements ProxiedApi {

		@Override
		@NeffosEvent
		public String call() {
			return "ok";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClassProxied {

		@Bean
		ClassTarget target() {
			ProxyFactory factory = new ProxyFactory(new ClassTarget());
			factory.setProxyTargetClass(true);
			return (ClassTarget) factory.getProxy();
		}

	}

	@NeffosController("classProxied")
	static class ClassTarget {

		@NeffosEvent
		String call() {
			return "ok";
		}

	}

	@NeffosController("scoped")
	@Scope(scopeName = ConfigurableBeanFactory.SCOPE_PROTOTYPE, proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class Scoped {

		private int count;

		@NeffosEvent
		int count() {
			return ++this.count;
		}

	}

	@NeffosController("prototype")
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	static class Prototype {

		private int count;

		@NeffosEvent
		int count() {
			return ++this.count;
		}

	}

	static class Created {

		private boolean value;

	}

	@Lazy
	@NeffosController("lazy")
	static class LazyController {

		LazyController(Created created) {
			created.value = true;
		}

		@NeffosEvent
		String call() {
			return "ok";
		}

	}

	static class More {

	}

	static class NeedingMore {

		@NeffosEvent(namespace = "x")
		void event(More more) {
		}

	}

}
