package io.neffos.spring.reference;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The query of an admin call. A duration is a number of milliseconds, or has a unit as in
 * {@code 20us} and {@code 5s}.
 */
record AdminParameters(ServerRequest request) {

	String text(String name) {
		return this.request.queryParam(name).orElse("");
	}

	int number(String name, int orElse) {
		return this.request.queryParam(name).map(Integer::parseInt).orElse(orElse);
	}

	boolean flag(String name) {
		return text(name).equals("1");
	}

	Duration duration(String name, Duration orElse) {
		return this.request.queryParam(name)
			.map((value) -> DurationStyle.detectAndParse(value, ChronoUnit.MILLIS))
			.orElse(orElse);
	}

	NeffosMessageBuilder message() {
		return NeffosMessage.builder()
			.namespace(text("ns"))
			.room(text("room"))
			.event(text("event"))
			.to((text("to").isEmpty()) ? null : text("to"));
	}

}
