package io.neffos.spring.checks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what is logged at {@code INFO} and above during a test, whichever way a web
 * server logs.
 */
public final class LogRecorder implements BeforeEachCallback, AfterEachCallback {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Slf4jAppender appender = new Slf4jAppender();

	private final JulHandler handler = new JulHandler();

	@Override
	public void beforeEach(ExtensionContext context) {
		LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
		this.appender.setContext(loggers);
		this.appender.start();
		loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this.appender);
		this.handler.setLevel(Level.INFO);
		LogManager.getLogManager().getLogger("").addHandler(this.handler);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
		loggers.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this.appender);
		this.appender.stop();
		LogManager.getLogManager().getLogger("").removeHandler(this.handler);
	}

	/**
	 * Returns what was logged since the start of the test or the last {@link #clear()}.
	 * @return one text for each record: level, logger, message and exception
	 */
	public List<String> lines() {
		return List.copyOf(this.lines);
	}

	/**
	 * Forgets what was logged so far.
	 */
	public void clear() {
		this.lines.clear();
	}

	private final class Slf4jAppender extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(ch.qos.logback.classic.Level.INFO)) {
				IThrowableProxy error = event.getThrowableProxy();
				LogRecorder.this.lines
					.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage()
							+ ((error != null) ? " " + error.getClassName() + ": " + error.getMessage() : ""));
			}
		}

	}

	private final class JulHandler extends Handler {

		@Override
		public void publish(LogRecord event) {
			if (isLoggable(event)) {
				LogRecorder.this.lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getMessage()
						+ ((event.getThrown() != null) ? " " + event.getThrown() : ""));
			}
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
