package io.neffos.spring.webflux;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Warns of refused requests that an operator may want to allow: once per source and
 * minute, for at most 100 sources a minute. Safe for use by several threads.
 */
final class RefusalLog {

	private static final long PERIOD = Duration.ofMinutes(1).toNanos();

	private static final int MAX_SOURCES = 100;

	/** When each source was logged, the earliest first. */
	private final Map<String, Long> logged = new LinkedHashMap<>();

	private final Consumer<String> logger;

	/**
	 * Creates a log.
	 * @param logger takes the lines
	 */
	RefusalLog(Consumer<String> logger) {
		this.logger = logger;
	}

	/**
	 * Logs a refusal, unless one of the same source was logged within the last minute.
	 * @param source where the request comes from, of bounded length
	 * @param nanoTime the time, as {@link System#nanoTime()} returns it
	 * @param text what to log, in printable characters
	 */
	void warn(String source, long nanoTime, Supplier<String> text) {
		int place = add(source, nanoTime);
		if (place > 0) {
			this.logger.accept((place < MAX_SOURCES) ? text.get()
					: text.get() + " (further ones within this minute are not logged)");
		}
	}

	/**
	 * Adds a source.
	 * @return how many there are now, 0 if the source must not be logged
	 */
	private synchronized int add(String source, long nanoTime) {
		Iterator<Long> times = this.logged.values().iterator();
		while (times.hasNext() && nanoTime - times.next() >= PERIOD) {
			times.remove();
		}
		if (this.logged.size() >= MAX_SOURCES || this.logged.putIfAbsent(source, nanoTime) != null) {
			return 0;
		}
		return this.logged.size();
	}

}
