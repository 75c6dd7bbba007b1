package io.neffos.spring.engine.support;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;

/**
 * Logs failures of the application's code that clients may provoke as often as they like:
 * for each source a stack trace, and then a few lines, in a minute. The others are
 * counted, and the number is in the first entry that follows. Safe for use by several
 * threads; applications don't use it.
 *
 * @since 0.1.0
 */
public final class FailureLog {

	private static final Duration PERIOD = Duration.ofMinutes(1);

	private static final int LINES = 10;

	/** More sources than these are limited together. */
	private static final int MAX_SOURCES = 1024;

	private final Map<Object, LogThrottle> throttles = new ConcurrentHashMap<>();

	private final LogThrottle others = new LogThrottle(PERIOD, LINES);

	private final Log logger;

	/**
	 * Creates a log without any failure.
	 * @param logger where failures are logged, at level {@code ERROR}
	 */
	public FailureLog(Log logger) {
		this.logger = logger;
	}

	/**
	 * Logs a failure, unless there are too many of this source.
	 * @param source what has failed, such as a handler
	 * @param nanoTime the time, as {@link System#nanoTime()} returns it
	 * @param text says what has failed, in printable characters
	 * @param failure the failure
	 */
	public void log(Object source, long nanoTime, Supplier<String> text, Throwable failure) {
		LogThrottle.Entry entry = throttle(source).next(nanoTime);
		if (entry == null) {
			return;
		}
		StringBuilder line = new StringBuilder(text.get());
		if (entry.omitted() > 0) {
			line.append(" (and ").append(entry.omitted()).append(" more times that are not logged)");
		}
		if (entry.first()) {
			this.logger.error(line.toString(), PrintableException.of(failure));
			return;
		}
		line.append(": ").append(PrintableException.text(failure));
		StackTraceElement[] stackTrace = failure.getStackTrace();
		if (stackTrace.length > 0) {
			line.append(" at ").append(stackTrace[0]);
		}
		if (entry.last()) {
			line.append(" (further failures within this minute are not logged)");
		}
		this.logger.error(line.toString());
	}

	private LogThrottle throttle(Object source) {
		LogThrottle known = this.throttles.get(source);
		if (known != null) {
			return known;
		}
		return (this.throttles.size() < MAX_SOURCES)
				? this.throttles.computeIfAbsent(source, (key) -> new LogThrottle(PERIOD, LINES)) : this.others;
	}

}
