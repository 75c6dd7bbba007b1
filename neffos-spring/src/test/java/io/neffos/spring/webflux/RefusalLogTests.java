package io.neffos.spring.webflux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often something is warned of that clients may do as often as they like.
 */
class RefusalLogTests {

	private final List<String> lines = new ArrayList<>();

	private final RefusalLog log = new RefusalLog(this.lines::add);

	private long time = Long.MAX_VALUE - 5;

	@Test
	void oncePerMinute() {
		warn("a");
		warn("a");
		warn("b");
		this.time += Duration.ofSeconds(59).toNanos();
		warn("a");
		assertThat(this.lines).containsExactly("about a", "about b");
		this.time += Duration.ofSeconds(1).toNanos();
		warn("a");
		assertThat(this.lines).containsExactly("about a", "about b", "about a");
	}

	@Test
	void manyAtOnce() {
		for (int i = 0; i < 1000; i++) {
			warn("origin " + i);
		}
		assertThat(this.lines).hasSize(100);
		assertThat(this.lines.get(98)).isEqualTo("about origin 98");
		assertThat(this.lines.get(99)).isEqualTo("about origin 99 (further ones within this minute are not logged)");
		this.time += Duration.ofMinutes(1).toNanos();
		warn("origin 999");
		assertThat(this.lines).hasSize(101);
	}

	private void warn(String source) {
		this.log.warn(source, this.time, () -> "about " + source);
	}

}
