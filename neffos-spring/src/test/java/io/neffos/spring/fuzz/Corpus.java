package io.neffos.spring.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages that clients have sent in recordings, and some that make the fuzzed server
 * do what the recordings don't.
 */
final class Corpus {

	private static final Path VECTORS = Path.of("src/test/resources/vectors");

	private static final List<String> MORE = List.of("$a;default;;_OnNamespaceConnect;0;0;",
			"$b;default;lobby;_OnRoomJoin;0;0;", "$c;default;lobby;_OnRoomLeave;0;0;",
			"$d;default;lobby;_OnRoomLeft;0;0;", "$e;default;;_OnNamespaceDisconnect;0;0;",
			"$f;other;;_OnNamespaceConnect;0;0;", "$g;other;den;_OnRoomJoin;0;0;",
			"$h;other;;_OnNamespaceDisconnect;0;0;", "$i;default;late;_OnRoomJoin;0;0;",
			"$j;default;closed;_OnRoomJoin;0;0;", "$k;default;;back;0;0;text", "$l;default;;late;0;0;text",
			"$m;default;;never;0;0;text", "$n;default;;join;0;0;den", "$o;default;;fail;0;0;text",
			"$p;default;;away;0;0;text", "$q;default;lobby;shout;0;0;text", "$r;;;_OnNamespaceConnect;0;0;", "text",
			"$s;default;;leave;0;0;", "$t;default;lobby;echo;0;0;" + "x".repeat(3000));

	private final List<Payload> payloads;

	private Corpus(List<Payload> payloads) {
		this.payloads = payloads;
	}

	static Corpus read() {
		List<Payload> payloads = new ArrayList<>();
		try (Stream<Path> files = Files.list(VECTORS)) {
			JsonMapper json = JsonMapper.builder().build();
			files.sorted().forEach((file) -> json.readTree(file.toFile()).forEach((line) -> add(payloads, line)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		MORE.forEach((text) -> payloads.add(new Payload(text.getBytes(StandardCharsets.UTF_8), false)));
		return new Corpus(List.copyOf(payloads));
	}

	Payload any(Random random) {
		return this.payloads.get(random.nextInt(this.payloads.size()));
	}

	private static void add(List<Payload> payloads, JsonNode line) {
		String opcode = line.path("opcode").asString("");
		if (!line.path("dir").asString("").equals("c->s") || !(opcode.equals("text") || opcode.equals("binary"))) {
			return;
		}
		String data = line.path("data").asString("");
		payloads.add((opcode.equals("binary")) ? new Payload(Base64.getDecoder().decode(data), true)
				: new Payload(data.getBytes(StandardCharsets.UTF_8), false));
	}

	/**
	 * A message's content.
	 *
	 * @param bytes the content
	 * @param binary whether the message is a binary one
	 */
	record Payload(byte[] bytes, boolean binary) {

	}

}
