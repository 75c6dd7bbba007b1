package io.neffos.spring.engine.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Names, tokens and payloads as an attacker or an unlucky user may write them.
 */
final class MessageArbitraries {

	private static final List<String> PIECES = List.of(";", "@%!semicolon@%!", "@%!", "semicolon", "@", "%", "!", "\0",
			"\uD83D\uDE00", "\uD83D\uDC68\u200D\uD83D\uDC69", "é", "_On", "a", "1", "$", "#", " ", "\n", "\uFEFF");

	private MessageArbitraries() {
	}

	static Arbitrary<String> names() {
		Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(8).map((list) -> String.join("", list));
		return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(20).filter(MessageArbitraries::isWhole));
	}

	static Arbitrary<String> tokens() {
		return names().map((name) -> name.replace(";", ""));
	}

	static Arbitrary<byte[]> bodies() {
		return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
	}

	/**
	 * Payloads with many separators, so that a good part of them has seven fields.
	 * @return bytes of any kind
	 */
	static Arbitrary<byte[]> payloads() {
		Arbitrary<Byte> bytes = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just((byte) ';')),
				Tuple.of(3, Arbitraries.bytes().between((byte) 0, (byte) 127)), Tuple.of(1, Arbitraries.bytes()));
		Arbitrary<byte[]> raw = bytes.array(byte[].class).ofMaxSize(60);
		Arbitrary<byte[]> fields = names().list()
			.ofMaxSize(9)
			.map((names) -> String.join(";", names).getBytes(StandardCharsets.UTF_8));
		return Arbitraries.oneOf(raw, fields);
	}

	private static boolean isWhole(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
	}

}
