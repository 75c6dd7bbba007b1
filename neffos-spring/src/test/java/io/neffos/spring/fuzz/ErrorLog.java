package io.neffos.spring.fuzz;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * What is logged at level {@code ERROR}, by whatever part of the server.
 */
final class ErrorLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Queue<String> errors = new ConcurrentLinkedQueue<>();

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.root.getLevel();

	static ErrorLog begin() {
		ErrorLog log = new ErrorLog();
		log.setContext(log.root.getLoggerContext());
		log.start();
		log.root.addAppender(log);
		// what is refused is logged at DEBUG, a line for each
		log.root.setLevel(Level.WARN);
		return log;
	}

	/**
	 * Returns what was logged since the last call.
	 */
	List<String> take() {
		List<String> taken = List.copyOf(this.errors);
		this.errors.removeAll(taken);
		return taken;
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
			this.errors.add(event.getLoggerName() + ": " + event.getFormattedMessage() + "\n"
					+ ((event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy())
							: ""));
		}
	}

	@Override
	public void close() {
		this.root.setLevel(this.level);
		this.root.detachAppender(this);
	}

}
