package io.neffos.spring.boot.autoconfigure;

import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.netty.http.server.HttpServer;

import org.springframework.core.SpringVersion;
import org.springframework.messaging.Message;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.server.ServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the libraries that the wire passes through to the first versions without known
 * vulnerabilities that would concern this one.
 */
class DependencyFloorTests {

	private static final List<Floor> FLOORS = List.of(
			// CVE-2026-59390: no origin check in WebSocketHttpRequestHandler
			new Floor("Spring Framework", "7.0.11"),
			// CVE-2026-100658: a queue without limit before the upgrade
			new Floor("Netty", "4.2.18"),
			// CVE-2026-47848: credentials leaked by redirects of the HTTP client
			new Floor("Reactor Netty", "1.3.7"));

	/**
	 * Versions below the floor, with the reason why they can't be helped and do no harm.
	 */
	private static final List<Exemption> EXEMPTIONS = List.of(new Exemption("Spring Framework", "7.0.10",
			"7.0.11 is not published yet. The handler concerned is Spring MVC's; the endpoint checks origins itself."));

	@Test
	void floors() {
		assertThat(versions()).extracting(Found::library)
			.as("all libraries are looked at")
			.containsAll(FLOORS.stream().map(Floor::library).toList());
		assertThat(versions()).allSatisfy((found) -> {
			boolean exempt = EXEMPTIONS.stream().anyMatch((exemption) -> exemption.isFor(found));
			assertThat(exempt || !isBelow(found))
				.as("%s %s of %s is not below the floor", found.library(), found.version(), found.module())
				.isTrue();
		});
	}

	@Test
	void exemptionsThatAreNeeded() {
		assertThat(EXEMPTIONS).allSatisfy((exemption) -> {
			assertThat(exemption.reason()).isNotBlank();
			assertThat(versions().stream().anyMatch((found) -> exemption.isFor(found) && isBelow(found)))
				.as("whether %s %s is still used; if not, remove the exemption", exemption.library(),
						exemption.version())
				.isTrue();
		});
	}

	@Test
	void comparison() {
		assertThat(isBelow(new Found("Netty", "x", "4.2.17.Final"))).isTrue();
		assertThat(isBelow(new Found("Netty", "x", "4.2.18.Final"))).isFalse();
		assertThat(isBelow(new Found("Netty", "x", "4.3.0.Final"))).isFalse();
		assertThat(isBelow(new Found("Spring Framework", "x", "7.0.9"))).isTrue();
		assertThat(isBelow(new Found("Spring Framework", "x", "7.0.11-SNAPSHOT"))).isTrue();
	}

	private static boolean isBelow(Found found) {
		String floor = FLOORS.stream()
			.filter((candidate) -> candidate.library().equals(found.library()))
			.map(Floor::version)
			.findFirst()
			.orElseThrow();
		return Version.parse(found.version()).compareTo(Version.parse(floor)) < 0;
	}

	private static List<Found> versions() {
		List<Found> versions = new ArrayList<>();
		io.netty.util.Version.identify()
			.forEach((module, version) -> versions.add(new Found("Netty", module, version.artifactVersion())));
		for (Class<?> type : List.of(SpringVersion.class, Message.class, ServerWebExchange.class,
				DispatcherHandler.class)) {
			versions.add(of("Spring Framework", type));
		}
		versions.add(of("Reactor Netty", HttpServer.class));
		return versions;
	}

	private static Found of(String library, Class<?> type) {
		return new Found(library, type.getPackageName(), type.getPackage().getImplementationVersion());
	}

	private record Floor(String library, String version) {
	}

	private record Found(String library, String module, String version) {
	}

	private record Exemption(String library, String version, String reason) {

		boolean isFor(Found found) {
			return this.library.equals(found.library()) && this.version.equals(found.version());
		}

	}

}
