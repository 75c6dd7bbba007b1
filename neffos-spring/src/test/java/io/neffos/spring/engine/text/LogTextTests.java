package io.neffos.spring.engine.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link LogText}.
 */
class LogTextTests {

	@Test
	void printable() {
		assertThat(LogText.quote("a room; Köln/日本 \uD83D\uDE00")).isEqualTo("'a room; Köln/日本 \uD83D\uDE00'");
	}

	@Test
	void empty() {
		assertThat(LogText.quote("")).isEqualTo("''");
	}

	@Test
	void lineBreaks() {
		assertThat(LogText.quote("a\r\nERROR b\u2028c\u0085d")).isEqualTo("'a\\u{d}\\u{a}ERROR b\\u{2028}c\\u{85}d'");
	}

	@Test
	void escapesAndDirections() {
		assertThat(LogText.quote("\u001B[31m\u202Eabc\u200B\uD800"))
			.isEqualTo("'\\u{1b}[31m\\u{202e}abc\\u{200b}\\u{d800}'");
	}

	@Test
	void quotes() {
		assertThat(LogText.quote("a' of 'b\\")).isEqualTo("'a\\' of \\'b\\\\'");
	}

	@Test
	void longNames() {
		assertThat(LogText.quote("n".repeat(200))).isEqualTo("'" + "n".repeat(200) + "'");
		assertThat(LogText.quote("n".repeat(201))).isEqualTo("'" + "n".repeat(200) + "...'");
	}

	@Test
	void lines() {
		String printable = "it's C:\\temp";
		assertThat(LogText.line(printable)).isSameAs(printable);
		assertThat(LogText.line("a\nb")).isEqualTo("a\\u{a}b");
		assertThat(LogText.line("\uD83D\uDE00".repeat(200))).isEqualTo("\uD83D\uDE00".repeat(200));
		assertThat(LogText.line("abcdef", 3)).isEqualTo("abc...");
		assertThat(LogText.line("abc", 3)).isEqualTo("abc");
	}

}
