package io.neffos.spring.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP answer.
 *
 * @param status its status code
 * @param headers its headers, names in lower case
 */
public record RawResponse(int status, Map<String, String> headers) {

	private static final String END_OF_HEAD = "\r\n\r\n";

	public @Nullable String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	static RawResponse read(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD)) {
			int next = in.read();
			if (next < 0) {
				throw new EOFException("The server ended the connection instead of answering");
			}
			head.write(next);
		}
		String[] lines = head.toString(StandardCharsets.ISO_8859_1).trim().split("\r\n");
		Map<String, String> headers = new TreeMap<>();
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			headers.merge(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).trim(),
					(one, other) -> one + ", " + other);
		}
		return new RawResponse(Integer.parseInt(lines[0].split(" ")[1]), headers);
	}

}
