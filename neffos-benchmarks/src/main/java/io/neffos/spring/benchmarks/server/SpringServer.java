package io.neffos.spring.benchmarks.server;

import java.util.List;
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

	/** Without these there are neither metrics nor observations. */
	private static final List<String> ACTUATOR = List.of(
			"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
			"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
			"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
			"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration");

	private final Class<?> application;

	private final WebApplicationType type;

	private final Extent extent;

	/**
	 * Creates a starter.
	 * @param application the application's configuration
	 * @param type which web server it is for: the class path has both
	 */
	public SpringServer(Class<?> application, WebApplicationType type) {
		this(application, type, Extent.PLAIN);
	}

	/**
	 * Creates a starter.
	 * @param application the application's configuration
	 * @param type which web server it is for: the class path has both
	 * @param extent what else of Spring Boot it has
	 */
	public SpringServer(Class<?> application, WebApplicationType type, Extent extent) {
		this.application = application;
		this.type = type;
		this.extent = extent;
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
				"WARN", "spring.main.log-startup-info", "false", "spring.autoconfigure.exclude", excluded()));
		return spring.run();
	}

	private String excluded() {
		return (this.extent == Extent.ACTUATOR) ? TOMCAT : TOMCAT + "," + String.join(",", ACTUATOR);
	}

	/**
	 * Returns where an application listens.
	 * @param context its context
	 * @return the port
	 */
	public static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/**
	 * What else of Spring Boot an application has.
	 */
	public enum Extent {

		/** Nothing. */
		PLAIN,

		/** The Actuator, and a registry of metrics in memory. */
		ACTUATOR

	}

}
