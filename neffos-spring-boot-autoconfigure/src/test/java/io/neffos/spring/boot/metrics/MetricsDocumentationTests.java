package io.neffos.spring.boot.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.boot.metrics.MetricsTable.Metric;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.wire.RawClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the guide's metrics, and the dashboard, to what a running application has.
 */
class MetricsDocumentationTests {

	private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();

	private static final Pattern NAME = Pattern.compile("neffos_[a-z_]+");

	private static final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private static List<Metric> documented = List.of();

	@BeforeAll
	static void run() throws IOException {
		documented = MetricsTable.read(DOCS.resolve("metrics.md"));
		ObservedApplication.runner()
			.withBean(PrometheusMeterRegistry.class, () -> registry,
					(definition) -> definition.setDestroyMethodName(""))
			.withBean(Chat.class)
			.run((context) -> {
				RawClient client = ObservedApplication.connected(context.getSourceApplicationContext(), "chat");
				client.text("$1;chat;;say;0;0;hello");
				assertThat(List.of(client.next().text(), client.next().text()))
					.containsExactlyInAnyOrder(";chat;;said;0;0;hello", "$1;;;;;;");
				client.close();
			});
	}

	@Test
	void names() {
		Map<String, String> types = new TreeMap<>();
		meters().forEach((meter) -> types.put(meter.getName(), type(meter)));
		assertThat(documented).extracting(Metric::name).doesNotHaveDuplicates();
		assertThat(documented.stream().collect(Collectors.toMap(Metric::name, Metric::type)))
			.containsExactlyInAnyOrderEntriesOf(types);
	}

	@Test
	void tags() {
		for (Metric metric : documented) {
			List<Meter.Id> meters = meters().stream().filter((meter) -> meter.getName().equals(metric.name())).toList();
			assertThat(meters).isNotEmpty()
				.allSatisfy((meter) -> assertThat(meter.getTags()).as("%s", meter)
					.extracting(Tag::getKey)
					.containsExactlyInAnyOrderElementsOf(metric.tags().keySet()));
			metric.tags().forEach((key, values) -> assertValues(metric, meters, key, values));
		}
	}

	@Test
	void dashboard() throws IOException {
		JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DOCS.resolve("grafana-dashboard.json")));
		Set<String> asked = new TreeSet<>();
		dashboard.findValuesAsString("expr")
			.forEach((query) -> NAME.matcher(query).results().forEach((name) -> asked.add(name.group())));
		Set<String> known = NAME.matcher(registry.scrape())
			.results()
			.map((name) -> name.group())
			.collect(Collectors.toSet());
		assertThat(asked).isSubsetOf(known);
		for (Metric metric : documented) {
			String prefix = metric.name().replace('.', '_');
			assertThat(asked).as("a panel for %s", metric.name()).anyMatch((name) -> name.startsWith(prefix));
		}
	}

	private static void assertValues(Metric metric, List<Meter.Id> meters, String key, Set<String> values) {
		Set<String> found = meters.stream()
			.map((meter) -> String.valueOf(meter.getTag(key)))
			.collect(Collectors.toSet());
		if (!values.isEmpty() && metric.type().equals("timer")) {
			assertThat(values).as("%s of %s", key, metric.name()).containsAll(found);
		}
		else if (!values.isEmpty()) {
			assertThat(values).as("%s of %s", key, metric.name()).isEqualTo(found);
		}
	}

	private static List<Meter.Id> meters() {
		return registry.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> id.getName().startsWith("neffos"))
			.toList();
	}

	private static String type(Meter.Id meter) {
		return switch (meter.getType()) {
			case DISTRIBUTION_SUMMARY -> "summary";
			case COUNTER, GAUGE, TIMER, LONG_TASK_TIMER, OTHER ->
				meter.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		};
	}

	@NeffosController("chat")
	static class Chat {

		@NeffosEvent
		void say(NamespaceConnection sender, NeffosMessage message) {
			sender.broadcast(NeffosMessage.builder().event("said").body(message.text()).build());
		}

	}

}
