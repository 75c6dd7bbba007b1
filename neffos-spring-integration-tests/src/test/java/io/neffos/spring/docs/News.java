package io.neffos.spring.docs;

import java.time.Duration;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.NeffosServer;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

@Component
class News {

	private final NeffosServer server;

	News(NeffosServer server) {
		this.server = server;
	}

	void everyone(Headline headline) {
		this.server.to("news").broadcast("headline", headline);
	}

	void twoRooms(Headline headline, NeffosConnection author) {
		this.server.to("news").room("sport").room("weather").except(author).broadcast("headline", headline);
	}

	void oneConnection(String id, String text) {
		this.server.to("news").connection(id).broadcast("note", text);
	}

	void oneReader(String name, String text) {
		this.server.to("news").user(name).broadcast("note", text);
	}

	Mono<Integer> receivers(Headline headline) {
		return this.server.to("news").broadcast("headline", headline).result().map((result) -> result.queued());
	}

	Mono<String> firstToAnswer(String question) {
		NeffosMessage message = NeffosMessage.builder().namespace("news").event("quiz").body(question).build();
		return this.server.ask(message, Duration.ofSeconds(10)).map((answer) -> answer.text());
	}

	Mono<Long> votes(String question) {
		return this.server.to("news")
			.room("sport")
			.askAll("vote", question, Duration.ofSeconds(10))
			.filter((answer) -> answer.message() != null && answer.message().text().equals("yes"))
			.count();
	}

	record Headline(String title, String text) {
	}

}
