package io.neffos.spring.benchmarks.server.webflux;

import java.util.Map;

import io.neffos.spring.benchmarks.server.BenchmarkServer;
import io.neffos.spring.benchmarks.server.SpringServer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/**
 * Rooms by hand on plain Spring WebFlux.
 */
public final class WebFluxBenchmarkServer implements BenchmarkServer {

	private final SpringServer application = new SpringServer(Application.class, WebApplicationType.REACTIVE);

	private RoomHandler rooms = new RoomHandler();

	@Override
	public int start() {
		ConfigurableApplicationContext context = this.application.start();
		this.rooms = context.getBean(RoomHandler.class);
		return SpringServer.port(context);
	}

	@Override
	public void publish(String room, String body) {
		this.rooms.publish(room, body);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		RoomHandler roomHandler() {
			return new RoomHandler();
		}

		@Bean
		HandlerMapping webSockets(RoomHandler rooms) {
			return new SimpleUrlHandlerMapping(Map.of("/ws", rooms, "/echo", new EchoHandler()), -1);
		}

	}

}
