package io.neffos.spring.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.neffos.spring.fuzz.Corpus.Payload;

/**
 * Changes messages at random: their fields, and their bytes.
 */
final class Mutator {

	private static final int FIELDS = 7;

	private static final List<String> NAMES = List.of("", "default", "other", "lobby", "den", "late", "closed", "echo",
			"back", "never", "fail", "away", "join", "leave", "shout", "_OnNamespaceConnect", "_OnNamespaceConnected",
			"_OnNamespaceDisconnect", "_OnRoomJoin", "_OnRoomJoined", "_OnRoomLeave", "_OnRoomLeft", "_OnAnyEvent",
			"_OnNativeMessage", "_On", "_OnSomethingElse", "@%!semicolon@%!", "@%!semicolon@%", "__proto__", "\u0000",
			"a\r\nb", "\u202E", "\uD83D\uDE00", "*", " ", "x".repeat(201), "y".repeat(300), "\u00E9".repeat(150));

	private static final List<String> TOKENS = List.of("", "$", "$1", "$1", "#", "#1", "1", "0", "-1", "a", "$a b",
			"$@%!semicolon@%!", "\u0661", "$" + "9".repeat(300));

	private static final List<String> FLAGS = List.of("0", "1", "", "2", "01", "true", "1\u0000");

	private final Corpus corpus;

	private final Random random;

	Mutator(Corpus corpus, Random random) {
		this.corpus = corpus;
		this.random = random;
	}

	Payload mutated() {
		Payload payload = this.corpus.any(this.random);
		byte[] bytes = payload.bytes();
		for (int i = 0; i <= this.random.nextInt(3); i++) {
			bytes = (this.random.nextInt(10) < 6) ? fields(bytes) : bytes(bytes);
		}
		return new Payload(bytes, (this.random.nextInt(10) == 0) != payload.binary());
	}

	/**
	 * Changes bytes without a look at what they mean.
	 */
	byte[] bytes(byte[] bytes) {
		int at = (bytes.length == 0) ? 0 : this.random.nextInt(bytes.length);
		return switch (this.random.nextInt(7)) {
			case 0 -> flipped(bytes, at);
			case 1 -> replaced(bytes, at);
			case 2 -> Arrays.copyOf(bytes, at);
			case 3 -> Arrays.copyOfRange(bytes, at, bytes.length);
			case 4 -> joined(Arrays.copyOf(bytes, at), noise(), Arrays.copyOfRange(bytes, at, bytes.length));
			case 5 -> joined(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
			default -> joined(Arrays.copyOf(bytes, at), this.corpus.any(this.random).bytes());
		};
	}

	private byte[] fields(byte[] bytes) {
		String[] fields = new String(bytes, StandardCharsets.ISO_8859_1).split(";", FIELDS);
		if (fields.length < FIELDS) {
			return bytes(bytes);
		}
		int field = this.random.nextInt(FIELDS);
		fields[field] = switch (field) {
			case 0 -> any(TOKENS);
			case 1, 2, 3 -> any(NAMES);
			case 4, 5 -> any(FLAGS);
			default -> body(fields[field]);
		};
		return String.join(";", fields).getBytes(StandardCharsets.ISO_8859_1);
	}

	private String body(String body) {
		return switch (this.random.nextInt(4)) {
			case 0 -> "";
			case 1 -> any(NAMES);
			case 2 -> body.repeat(1 + this.random.nextInt(20));
			default -> new String(noise(), StandardCharsets.ISO_8859_1);
		};
	}

	private String any(List<String> values) {
		String value = values.get(this.random.nextInt(values.size()));
		// the bytes of UTF-8 as characters, as all fields are read here
		return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	private byte[] noise() {
		byte[] noise = new byte[this.random.nextInt(12)];
		this.random.nextBytes(noise);
		return noise;
	}

	private byte[] flipped(byte[] bytes, int at) {
		byte[] changed = bytes.clone();
		if (changed.length > 0) {
			changed[at] ^= (byte) (1 << this.random.nextInt(8));
		}
		return changed;
	}

	private byte[] replaced(byte[] bytes, int at) {
		byte[] changed = bytes.clone();
		if (changed.length > 0) {
			changed[at] = (byte) this.random.nextInt(256);
		}
		return changed;
	}

	private static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

}
