package io.neffos.spring.annotation.support;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.http.HttpEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;

import static io.neffos.spring.annotation.support.RefusedStart.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of event methods that would do something else than they say: of proxies that
 * can't intercept them, of scopes that aren't there, of replies that can't be written.
 */
class RefusedEventMethodTests {

	@ParameterizedTest
	@ValueSource(classes = { FinalMethod.class, PrivateMethod.class, StaticMethod.class, FinalExceptionHandler.class })
	void methodThatAProxyCannotIntercept(Class<?> component) {
		assertFailure("can't intercept the method", "non-final", Proxied.class, component);
	}

	@Test
	void methodThatAProxyCannotInterceptOfALazyBean() {
		try (TestApplication application = new TestApplication(Proxied.class, LazyFinalMethod.class)) {
			application.start();
			assertThatThrownBy(() -> application.send("event", "").block()).hasMessageContaining("can't intercept")
				.hasMessageContaining("final");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { FinalMethod.class, PrivateMethod.class, StaticMethod.class })
	void sameMethodsWithoutAProxy(Class<?> component) {
		try (TestApplication application = new TestApplication(component)) {
			assertThat(application.send("event", "").block()).isEqualTo("plain");
		}
	}

	@Test
	void methodThatAProxyIntercepts() {
		try (TestApplication application = new TestApplication(Proxied.class, OpenMethod.class)) {
			assertThat(application.send("event", "").block()).isEqualTo("plain");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { SessionScoped.class, RequestScopedProxy.class, Unregistered.class })
	void scope(Class<?> component) {
		assertFailure("scope", "singleton", component);
	}

	@Test
	void registeredScope() {
		try (TestApplication application = new TestApplication(Scopes.class, ThreadScoped.class)) {
			assertThat(application.send("event", "").block()).isEqualTo("plain");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { ReturnsCallable.class, ReturnsFuture.class, ReturnsTask.class, ReturnsEntity.class,
			ReturnsMonoOfEntity.class, ReturnsFutureOfEntity.class, LifecycleFuture.class, HandlerOfEntity.class,
			SuspendingEntityController.class })
	void returnType(Class<?> component) {
		assertFailure("can't be written as a reply", "Return the value itself", component);
	}

	@Test
	void futures() {
		try (TestApplication application = new TestApplication(ReturnsStage.class)) {
			assertThat(application.send("stage", "").block()).isEqualTo("plain");
			assertThat(application.send("completable", "").block()).isEqualTo("plain");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { WebException.class, WebExceptionInAnnotation.class })
	void exceptionOfTheWeb(Class<?> component) {
		assertFailure("org.springframework.web.bind.MethodArgumentNotValidException is never thrown",
				"org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException", component);
	}

	@Test
	void exceptionOfTheWebBesideTheRightOne() {
		try (TestApplication application = new TestApplication(BothExceptions.class)) {
			assertThat(application.handler("event")).isNotNull();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Proxied {

		@Bean
		static BeanNameAutoProxyCreator proxies() {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("*Method", "*Handler");
			creator.setProxyTargetClass(true);
			return creator;
		}

	}

	@NeffosController("shop")
	static class OpenMethod {

		private final String value = "plain";

		@NeffosEvent
		String event() {
			return this.value;
		}

	}

	@NeffosController("shop")
	static class FinalMethod {

		@NeffosEvent
		final String event() {
			return "plain";
		}

	}

	@Lazy
	@NeffosController("shop")
	static class LazyFinalMethod {

		@NeffosEvent
		final String event() {
			return "plain";
		}

	}

	@NeffosController("shop")
	static class PrivateMethod {

		@NeffosEvent
		private String event() {
			return "plain";
		}

	}

	@NeffosController("shop")
	static class StaticMethod {

		@NeffosEvent
		static String event() {
			return "plain";
		}

	}

	@NeffosController("shop")
	static class FinalExceptionHandler {

		@NeffosEvent
		void event() {
		}

		@MessageExceptionHandler
		final void failed(IllegalStateException ex) {
		}

	}

	@Scope("session")
	@NeffosController("shop")
	static class SessionScoped {

		@NeffosEvent
		void event() {
		}

	}

	@Scope(scopeName = "request", proxyMode = ScopedProxyMode.TARGET_CLASS)
	@NeffosController("shop")
	static class RequestScopedProxyTarget {

		@NeffosEvent
		void event() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RequestScopedProxy {

		@Bean
		@Scope(scopeName = "request", proxyMode = ScopedProxyMode.TARGET_CLASS)
		RequestScopedProxyTarget target() {
			return new RequestScopedProxyTarget();
		}

	}

	@Scope("nowhere")
	@NeffosController("shop")
	static class Unregistered {

		@NeffosEvent
		void event() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Scopes {

		@Bean
		static CustomScopeConfigurer scopes() {
			CustomScopeConfigurer scopes = new CustomScopeConfigurer();
			scopes.addScope("thread", new SimpleThreadScope());
			return scopes;
		}

	}

	@Scope("thread")
	@NeffosController("shop")
	static class ThreadScoped {

		@NeffosEvent
		String event() {
			return "plain";
		}

	}

	@NeffosController("shop")
	static class ReturnsCallable {

		@NeffosEvent
		Callable<String> event() {
			return () -> "plain";
		}

	}

	@NeffosController("shop")
	static class ReturnsFuture {

		@NeffosEvent
		Future<String> event() {
			return CompletableFuture.completedFuture("plain");
		}

	}

	@NeffosController("shop")
	static class ReturnsTask {

		@NeffosEvent
		FutureTask<String> event() {
			return new FutureTask<>(() -> "plain");
		}

	}

	@NeffosController("shop")
	static class ReturnsEntity {

		@NeffosEvent
		ResponseEntity<String> event() {
			return ResponseEntity.ok("plain");
		}

	}

	@NeffosController("shop")
	static class ReturnsMonoOfEntity {

		@NeffosEvent
		Mono<HttpEntity<String>> event() {
			return Mono.empty();
		}

	}

	@NeffosController("shop")
	static class ReturnsFutureOfEntity {

		@NeffosEvent
		CompletableFuture<ResponseEntity<String>> event() {
			return CompletableFuture.completedFuture(ResponseEntity.ok("plain"));
		}

	}

	@NeffosController("shop")
	static class LifecycleFuture {

		@OnRoomJoin
		Future<String> join() {
			return CompletableFuture.completedFuture("plain");
		}

	}

	@NeffosController("shop")
	static class HandlerOfEntity {

		@NeffosEvent
		void event() {
		}

		@MessageExceptionHandler
		ResponseEntity<String> failed(IllegalStateException ex) {
			return ResponseEntity.ok("plain");
		}

	}

	@NeffosController("shop")
	static class ReturnsStage {

		@NeffosEvent
		CompletionStage<String> stage() {
			return CompletableFuture.completedFuture("plain");
		}

		@NeffosEvent
		CompletableFuture<String> completable() {
			return CompletableFuture.completedFuture("plain");
		}

	}

	@NeffosController("shop")
	static class WebException {

		@NeffosEvent
		void event() {
		}

		@MessageExceptionHandler
		void invalid(org.springframework.web.bind.MethodArgumentNotValidException ex) {
		}

	}

	@NeffosController("shop")
	static class WebExceptionInAnnotation {

		@NeffosEvent
		void event() {
		}

		@MessageExceptionHandler({ IllegalStateException.class,
				org.springframework.web.bind.MethodArgumentNotValidException.class })
		void invalid(Exception ex) {
		}

	}

	@NeffosController("shop")
	static class BothExceptions {

		@NeffosEvent
		void event() {
		}

		@MessageExceptionHandler({ org.springframework.web.bind.MethodArgumentNotValidException.class,
				org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException.class })
		void invalid(Exception ex) {
		}

	}

}
