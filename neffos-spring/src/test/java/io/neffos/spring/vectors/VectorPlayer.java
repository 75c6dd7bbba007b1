package io.neffos.spring.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.reference.AdminClient;
import io.neffos.spring.reference.ReferenceApplication;
import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawFrame;
import io.neffos.spring.wire.RawRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays one recording: sends what its clients sent, and compares what the server does.
 */
final class VectorPlayer implements AutoCloseable {

	private static final String TCP_DROPPED = "after the TCP connection dropped";

	private final Map<String, RawClient> clients = new HashMap<>();

	private final Placeholders placeholders = new Placeholders();

	private final ReferenceApplication application;

	private final AdminClient admin;

	VectorPlayer(ReferenceApplication application) {
		this.application = application;
		this.admin = new AdminClient(application.adminPort());
	}

	void play(VectorLine line) throws IOException {
		if (line.isToServer()) {
			send(line);
		}
		else if (line.isToClient()) {
			receive(line);
		}
		else {
			other(line);
		}
	}

	@Override
	public void close() {
		this.clients.values().forEach(RawClient::close);
	}

	private void send(VectorLine line) throws IOException {
		if (line.is("open")) {
			RawRequest request = new RawRequest("GET", line.content(),
					(line.headers() != null) ? line.headers() : Map.of());
			this.clients.put(line.connection(), RawClient.open(this.application.port(), request));
			return;
		}
		Opcode opcode = Opcode.valueOf(String.valueOf(line.opcode()).toUpperCase());
		byte[] payload = (opcode == Opcode.BINARY) ? Base64.getDecoder().decode(line.content())
				: this.placeholders.fill(line.content()).getBytes(StandardCharsets.UTF_8);
		client(line).send(new RawFrame(opcode, line.isFinal(), payload));
	}

	private void receive(VectorLine line) throws IOException {
		if (line.is("http")) {
			assertUpgraded(line);
			return;
		}
		RawFrame frame = client(line).next();
		switch (String.valueOf(line.opcode())) {
			case "tcp-closed" -> assertThat(frame.opcode()).isEqualTo(Opcode.END);
			case "close" -> {
				assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.CLOSE);
				assertThat(frame.closeCode()).isEqualTo(line.code());
				client(line).send(frame);
			}
			case "binary" -> {
				assertThat(frame.opcode()).as("%s", frame).isEqualTo(Opcode.BINARY);
				assertThat(Base64.getEncoder().encodeToString(frame.payload())).isEqualTo(line.content());
			}
			default -> {
				assertThat(frame.opcode().name()).as("%s", frame).isEqualToIgnoringCase(line.opcode());
				assertSame(line.content(), frame.text());
			}
		}
	}

	private void other(VectorLine line) throws IOException {
		if (line.is("silence")) {
			Duration duration = Duration.ofMillis((line.ms() != null) ? line.ms() : 0);
			assertThat(client(line).poll(duration)).isNull();
		}
		else if (line.is("admin")) {
			String[] methodAndPath = line.content().split(" ", 2);
			String result = this.admin.call(methodAndPath[0], methodAndPath[1]);
			if (line.result() != null) {
				assertThat(result).isEqualTo(line.result());
			}
		}
		else if (line.events() != null) {
			if (line.content().equals(TCP_DROPPED)) {
				close();
			}
			assertEvents(line.events());
		}
	}

	private void assertUpgraded(VectorLine line) {
		RawClient client = client(line);
		assertThat(client.response().status()).hasToString(line.content());
		if (line.headers() == null) {
			return;
		}
		line.headers().forEach((name, value) -> {
			// Both are tokens, which HTTP compares without case.
			String expected = value.equals("<ACCEPT>") ? client.expectedAccept() : value;
			assertThat(client.response().header(name)).isEqualToIgnoringCase(expected);
		});
	}

	private void assertEvents(List<Map<String, Object>> expected) {
		List<Map<String, Object>> actual = new ArrayList<>();
		long deadline = System.nanoTime() + RawClient.PATIENCE.toNanos();
		do {
			actual.addAll(this.admin.events());
		}
		while (actual.size() < expected.size() && System.nanoTime() < deadline);
		assertThat(actual).hasSameSizeAs(expected);
		for (int i = 0; i < expected.size(); i++) {
			assertThat(actual.get(i).keySet()).as("%s", actual).isEqualTo(expected.get(i).keySet());
			for (Map.Entry<String, Object> entry : expected.get(i).entrySet()) {
				assertSame(String.valueOf(entry.getValue()), String.valueOf(actual.get(i).get(entry.getKey())));
			}
		}
	}

	private void assertSame(String expected, String actual) {
		if (!this.placeholders.matches(expected, actual)) {
			assertThat(actual).isEqualTo(expected);
		}
	}

	private RawClient client(VectorLine line) {
		RawClient client = this.clients.get(line.connection());
		if (client == null) {
			throw new IllegalStateException("Connection " + line.connection() + " was not opened");
		}
		return client;
	}

}
