package io.neffos.spring.benchmarks.server.stomp;

import io.neffos.spring.benchmarks.server.BenchmarkServer;
import io.neffos.spring.benchmarks.server.SpringServer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.simp.SimpMessagingTemplate;

/**
 * Topics of Spring's simple broker, on Tomcat.
 */
public final class StompBenchmarkServer implements BenchmarkServer {

	private final SpringServer application = new SpringServer(Application.class, WebApplicationType.SERVLET);

	private @Nullable SimpMessagingTemplate template;

	@Override
	public int start() {
		ConfigurableApplicationContext context = this.application.start();
		this.template = context.getBean(SimpMessagingTemplate.class);
		return SpringServer.port(context);
	}

	@Override
	public void publish(String room, String body) {
		SimpMessagingTemplate started = this.template;
		if (started == null) {
			throw new IllegalStateException("Not started");
		}
		started.convertAndSend("/topic/" + room, body);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(BrokerConfiguration.class)
	static class Application {

	}

}
