package io.neffos.spring.benchmarks.server.neffos;

import io.neffos.spring.benchmarks.server.BenchmarkServer;
import io.neffos.spring.benchmarks.server.SpringServer;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Broadcasts through the starter's server, with everything at its default.
 */
public final class NeffosBenchmarkServer implements BenchmarkServer {

	private final SpringServer application;

	private ManagedNeffosServer server = NeffosServer.builder().build();

	/**
	 * Creates a server.
	 * @param extent what else of Spring Boot the application has
	 */
	public NeffosBenchmarkServer(SpringServer.Extent extent) {
		this.application = new SpringServer(Application.class, WebApplicationType.REACTIVE, extent);
	}

	@Override
	public int start() {
		ConfigurableApplicationContext context = this.application.start();
		this.server = context.getBean(ManagedNeffosServer.class);
		return SpringServer.port(context);
	}

	@Override
	public void publish(String room, String body) {
		this.server.to(BenchController.NAMESPACE).room(room).broadcast("m", body);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ BenchController.class, JoinsController.class })
	static class Application {

	}

}
