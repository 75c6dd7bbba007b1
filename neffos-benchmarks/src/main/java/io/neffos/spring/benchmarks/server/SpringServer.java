package io.neffos.spring.benchmarks.server;

import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the Spring Boot applications among the servers.
 */
public final class SpringServer {

	private static final String TOMCAT = "org.springframework.boot.tomcat.autoconfigure.reactive."
			+ "TomcatReactiveWebServerAutoConfiguration";

	private final Class<?> application;

	private final WebApplicationType type;

	/**
	 * Creates a starter.
	 * @param application the application's configuration
	 * @param type which web server it is for: the class path has both
	 */
	public SpringServer(Class<?> application, WebApplicationType type) {
		this.application = application;
		this.type = type;
	}

	/**
	 * Starts the application.
	 * @return its context
	 */
	public ConfigurableApplicationContext start() {
		SpringApplication spring = new SpringApplication(this.application);
		spring.setWebApplicationType(this.type);
		spring.setBannerMode(Banner.Mode.OFF);
		spring.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", "0", "logging.level.root",
				"WARN", "spring.main.log-startup-info", "false", "spring.autoconfigure.exclude", TOMCAT));
		return spring.run();
	}

	/**
	 * Returns where an application listens.
	 * @param context its context
	 * @return the port
	 */
	public static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

}
