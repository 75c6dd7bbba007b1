package io.neffos.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what editors show for the properties.
 */
class NeffosPropertiesMetadataTests {

	@Test
	void descriptions() throws IOException {
		try (InputStream file = new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
			JsonNode properties = JsonMapper.shared().readTree(file).get("properties");
			assertThat(properties).extracting((property) -> property.get("name").asString())
				.contains("neffos.server.enabled", "neffos.server.path", "neffos.server.outbound.max-queued-size");
			assertThat(properties).allSatisfy((property) -> {
				JsonNode description = property.get("description");
				assertThat(description).as(property.get("name").asString()).isNotNull();
				assertThat(description.asString()).endsWith(".").doesNotStartWith("The ").doesNotStartWith("A ");
				if (property.get("type").asString().equals("java.lang.Boolean")) {
					assertThat(description.asString()).startsWith("Whether ");
				}
			});
		}
	}

}
