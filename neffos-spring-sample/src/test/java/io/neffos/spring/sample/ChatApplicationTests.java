package io.neffos.spring.sample;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "server.address=127.0.0.1")
@AutoConfigureWebTestClient
class ChatApplicationTests {

	@Autowired
	private WebTestClient client;

	@Test
	void page() {
		String page = this.client.get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(page).contains("Content-Security-Policy", "js/main.js").doesNotContain("<style", "onclick=");
	}

	@Test
	void parts() {
		for (String part : new String[] { "/js/main.js", "/js/view/lines.js", "/css/base.css", "/img/icons.svg",
				"/vendor/neffos.js/0.1.34/neffos.min.js" }) {
			this.client.get().uri(part).exchange().expectStatus().isOk().expectBody(byte[].class);
		}
	}

	@Test
	void actuator() {
		this.client.get()
			.uri("/actuator/neffos/namespaces/chat")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.connections")
			.exists();
		this.client.get().uri("/actuator/health/neffos").exchange().expectStatus().isOk().expectBody(byte[].class);
	}

	@Test
	void endpoint() {
		this.client.head().uri("/neffos").exchange().expectStatus().isNoContent().expectBody().isEmpty();
		this.client.get().uri("/neffos").exchange().expectStatus().isEqualTo(426).expectBody(byte[].class);
	}

}
