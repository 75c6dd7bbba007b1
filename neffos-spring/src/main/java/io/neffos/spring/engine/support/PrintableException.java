package io.neffos.spring.engine.support;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import io.neffos.spring.engine.text.LogText;
import org.jspecify.annotations.Nullable;

/**
 * The copy of an exception for the log. Messages of exceptions often repeat what a client
 * has sent; in those of the copy everything that isn't printable is escaped, and they are
 * cut.
 */
public final class PrintableException extends Exception {

	private static final long serialVersionUID = 1L;

	private static final int MAX_LENGTH = 1000;

	/** More causes and suppressed exceptions than these are left out. */
	private static final int MAX_EXCEPTIONS = 50;

	private PrintableException(Throwable original) {
		super(text(original), null, true, true);
		setStackTrace(original.getStackTrace());
	}

	/**
	 * Returns what to log of an exception.
	 * @param original the exception
	 * @return the exception itself where its messages and those of its causes are
	 * printable, else a copy
	 */
	static Throwable of(Throwable original) {
		return (isPrintable(original, newSet())) ? original : copy(original, newSet());
	}

	/**
	 * Returns an exception as a text that fits into a line.
	 */
	public static String text(Throwable original) {
		String text = message(original);
		return LogText.line((text != null) ? text : original.getClass().getName(), MAX_LENGTH);
	}

	private static boolean isPrintable(@Nullable Throwable original, Set<Throwable> seen) {
		if (original == null || !seen.add(original)) {
			return true;
		}
		String text = message(original);
		String message = original.getMessage();
		if (seen.size() > MAX_EXCEPTIONS || text == null || !isPrintable(text)
				|| (message != null && !isPrintable(message)) || !isPrintable(original.getCause(), seen)) {
			return false;
		}
		for (Throwable suppressed : original.getSuppressed()) {
			if (!isPrintable(suppressed, seen)) {
				return false;
			}
		}
		return true;
	}

	@SuppressWarnings("ReferenceEquality")
	private static boolean isPrintable(String text) {
		return LogText.line(text, MAX_LENGTH) == text;
	}

	private static PrintableException copy(Throwable original, Set<Throwable> seen) {
		seen.add(original);
		PrintableException copy = new PrintableException(original);
		Throwable cause = original.getCause();
		if (cause != null && seen.size() < MAX_EXCEPTIONS && !seen.contains(cause)) {
			copy.initCause(copy(cause, seen));
		}
		for (Throwable suppressed : original.getSuppressed()) {
			if (seen.size() < MAX_EXCEPTIONS && !seen.contains(suppressed)) {
				copy.addSuppressed(copy(suppressed, seen));
			}
		}
		return copy;
	}

	/**
	 * Returns the text of an exception, which may fail in methods of the application's
	 * own.
	 */
	private static @Nullable String message(Throwable original) {
		try {
			return original.toString();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static Set<Throwable> newSet() {
		return Collections.newSetFromMap(new IdentityHashMap<>());
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

	@Override
	public String toString() {
		return String.valueOf(getMessage());
	}

}
