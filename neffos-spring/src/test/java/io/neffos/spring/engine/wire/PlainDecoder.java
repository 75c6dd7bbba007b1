package io.neffos.spring.engine.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message as PROTOCOL.md tells it, byte by byte and without any cleverness: what
 * the codec is compared with.
 *
 * @param token the first field
 * @param namespace the second field
 * @param room the third field
 * @param event the fourth field
 * @param error the fifth field
 * @param noOp the sixth field
 * @param body what remains, as ISO-8859-1
 */
record PlainDecoder(String token, String namespace, String room, String event, boolean error, boolean noOp,
		String body) {

	private static final int FIELDS = 6;

	static @Nullable PlainDecoder decode(byte[] payload) {
		List<byte[]> fields = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < payload.length && fields.size() < FIELDS; i++) {
			if (payload[i] == ';') {
				fields.add(Arrays.copyOfRange(payload, start, i));
				start = i + 1;
			}
		}
		if (fields.size() < FIELDS || !isText(Arrays.copyOf(payload, start))) {
			return null;
		}
		byte[] body = Arrays.copyOfRange(payload, start, payload.length);
		return new PlainDecoder(text(fields.get(0)), name(fields.get(1)), name(fields.get(2)), name(fields.get(3)),
				text(fields.get(4)).equals("1"), text(fields.get(5)).equals("1"),
				new String(body, StandardCharsets.ISO_8859_1));
	}

	static PlainDecoder of(WireMessage wire) {
		NeffosMessage message = wire.message();
		return new PlainDecoder(wire.token(), message.namespace(), message.room(), message.event(), message.isError(),
				message.isNoOp(), new String(message.bytes(), StandardCharsets.ISO_8859_1));
	}

	static boolean isText(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static String text(byte[] field) {
		return new String(field, StandardCharsets.UTF_8);
	}

	private static String name(byte[] field) {
		return String.join(";", text(field).split("@%!semicolon@%!", -1));
	}

}
