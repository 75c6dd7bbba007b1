package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.connection.NamespaceConnection;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.messaging.handler.annotation.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is prepared ahead of time, as for a native image. That it runs is shown by the
 * sample.
 */
class AheadOfTimeTests {

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	private final RuntimeHints hints = process();

	@Test
	void beans() {
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).keySet())
			.anyMatch((file) -> file.contains("NeffosAutoConfiguration__BeanDefinitions"))
			.anyMatch((file) -> file.contains("NeffosWebFluxAutoConfiguration__BeanDefinitions"));
	}

	@Test
	void eventMethods() {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Shop.class, "buy")).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Shop.class, "join")).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Shop.class, "helper")).rejects(this.hints);
	}

	@Test
	void payloads() {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Order.class, "item")).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Receipt.class, "text")).accepts(this.hints);
	}

	@Test
	void webServers() {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(TypeReference.of("reactor.netty.http.server.HttpServerRequest"))).accepts(this.hints);
	}

	private RuntimeHints process() {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(AheadOfTimeTests.class)), this.files);
		try (AnnotationConfigReactiveWebServerApplicationContext context = new AnnotationConfigReactiveWebServerApplicationContext()) {
			context.register(Shop.class, JacksonAutoConfiguration.class, CodecsAutoConfiguration.class,
					NettyReactiveWebServerAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
					WebFluxAutoConfiguration.class, NeffosAutoConfiguration.class,
					NeffosWebFluxAutoConfiguration.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		generation.writeGeneratedContent();
		return generation.getRuntimeHints();
	}

	@NeffosController("shop")
	static class Shop {

		@NeffosEvent({ "buy", "order" })
		Mono<Receipt> buy(@Payload Order order) {
			return Mono.just(new Receipt(order.item() + " sold"));
		}

		@OnRoomJoin
		Mono<Void> join(NamespaceConnection member) {
			return Mono.empty();
		}

		void helper() {
		}

	}

	record Order(String item) {
	}

	record Receipt(String text) {
	}

}
