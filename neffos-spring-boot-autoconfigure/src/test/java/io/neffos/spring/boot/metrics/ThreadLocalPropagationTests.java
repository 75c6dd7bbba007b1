package io.neffos.spring.boot.metrics;

import java.io.IOException;
import java.security.Principal;
import java.util.List;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.observation.ObservationRegistry;
import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.wire.RawClient;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thread locals of methods that may block, with and without observations, with and
 * without the library that propagates them.
 */
class ThreadLocalPropagationTests {

	private static final ThreadLocal<@Nullable String> TENANT = new ThreadLocal<>();

	@BeforeEach
	void register() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(new TenantAccessor());
	}

	@AfterEach
	void remove() {
		ContextRegistry.getInstance().removeThreadLocalAccessor(TenantAccessor.KEY);
	}

	@ParameterizedTest
	@CsvSource({ "true, blocking", "false, blocking", "true, reactive", "false, reactive" })
	void values(boolean observations, String event) {
		runner(observations).run((context) -> {
			try (RawClient client = ObservedApplication.connected(context.getSourceApplicationContext(), "tenants")) {
				for (int i = 0; i < 3; i++) {
					assertThat(ask(client, event)).isEqualTo("acme acme ada");
				}
				client.text("$2;tenants;lobby;_OnRoomJoin;0;0;");
				assertThat(client.next().text()).isEqualTo("$2;tenants;lobby;_OnRoomJoin;1;0;acme acme ada");
			}
		});
		assertThat(TENANT.get()).isNull();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void withoutTheLibrary(boolean observations) {
		runner(observations).withClassLoader(new FilteredClassLoader("io.micrometer.context")).run((context) -> {
			assertThat(context).hasNotFailed();
			try (RawClient client = ObservedApplication.connected(context.getSourceApplicationContext(), "tenants")) {
				assertThat(ask(client, "blocking")).isEqualTo("null null null");
			}
		});
	}

	@Test
	void noneLeftOnThreads() {
		runner(false).withPropertyValues("neffos.server.blocking.max-threads=1").run((context) -> {
			try (RawClient client = ObservedApplication.connected(context.getSourceApplicationContext(), "tenants")) {
				assertThat(ask(client, "failing")).endsWith("acme acme ada");
				assertThat(ask(client, "blocking")).isEqualTo("acme acme ada");
			}
			Tenants tenants = context.getBean(Tenants.class);
			context.getBean("neffosScheduler", Scheduler.class).schedule(tenants::record);
			Awaitility.await().until(() -> tenants.recorded, (recorded) -> recorded != null);
			assertThat(tenants.recorded).isEqualTo("null null null");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void userOfAnAnonymousClientsHandler(boolean observations) {
		anonymous(observations).withPropertyValues("neffos.server.blocking.max-threads=1").run((context) -> {
			try (RawClient ann = ObservedApplication.connected(context.getSourceApplicationContext(), "tenants");
					RawClient ben = ObservedApplication.connected(context.getSourceApplicationContext(), "tenants")) {
				assertThat(ask(ann, "login")).isEqualTo("null null root");
				assertThat(ask(ben, "blocking")).isEqualTo("null null null");
			}
		});
	}

	private static ReactiveWebApplicationContextRunner runner(boolean observations) {
		return anonymous(observations).withUserConfiguration(Filters.class);
	}

	private static ReactiveWebApplicationContextRunner anonymous(boolean observations) {
		ReactiveWebApplicationContextRunner runner = ObservedApplication.runner().withUserConfiguration(Tenants.class);
		return (observations) ? runner.withBean(ObservationRegistry.class, ObservationRegistry::create) : runner
			.withPropertyValues(
					"spring.autoconfigure.exclude=org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration");
	}

	private static String ask(RawClient client, String event) throws IOException {
		String answer = ObservedApplication.ask(client, "$1;tenants;;" + event + ";0;0;");
		return answer.substring(answer.lastIndexOf(';') + 1);
	}

	/**
	 * Keeps the tenant in a thread local and in the MDC.
	 */
	private static final class TenantAccessor implements ThreadLocalAccessor<String> {

		private static final String KEY = "test.tenant";

		@Override
		public Object key() {
			return KEY;
		}

		@Override
		public @Nullable String getValue() {
			return TENANT.get();
		}

		@Override
		public void setValue(String value) {
			TENANT.set(value);
			MDC.put(KEY, value);
		}

		@Override
		public void setValue() {
			TENANT.remove();
			MDC.remove(KEY);
		}

	}

	@NeffosController("tenants")
	static class Tenants {

		private volatile @Nullable String recorded;

		@NeffosEvent
		String blocking() {
			return current();
		}

		@NeffosEvent
		Mono<String> reactive() {
			String current = current();
			return Mono.fromSupplier(() -> current);
		}

		@NeffosEvent
		void failing() {
			throw new NeffosException(current());
		}

		@NeffosEvent
		String login() {
			SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("root", "", List.of()));
			return current();
		}

		@OnRoomJoin
		void join() {
			throw new NeffosException(current());
		}

		void record() {
			this.recorded = current();
		}

		private static String current() {
			@Nullable Authentication user = SecurityContextHolder.getContext().getAuthentication();
			return TENANT.get() + " " + MDC.get(TenantAccessor.KEY) + " " + ((user != null) ? user.getName() : null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Filters {

		@Bean
		WebFilter tenant() {
			return (exchange, chain) -> chain.filter(new AdasExchange(exchange))
				.contextWrite((context) -> context.put(TenantAccessor.KEY, "acme"));
		}

	}

	/**
	 * A handshake of Ada's.
	 */
	private static final class AdasExchange extends ServerWebExchangeDecorator {

		AdasExchange(ServerWebExchange exchange) {
			super(exchange);
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T extends Principal> Mono<T> getPrincipal() {
			return (Mono<T>) Mono.just(new TestingAuthenticationToken("ada", "", List.of()));
		}

	}

}
