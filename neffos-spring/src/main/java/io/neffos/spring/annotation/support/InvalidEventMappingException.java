package io.neffos.spring.annotation.support;

import java.io.Serial;
import java.util.List;

/**
 * Thrown at start-up when annotated methods can't be made event handlers.
 *
 * @since 0.1.0
 */
public class InvalidEventMappingException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String[] methods;

	private final String advice;

	/**
	 * Creates the exception.
	 * @param problem what is wrong
	 * @param methods the methods concerned, as a developer finds them
	 * @param advice what to do about it
	 */
	public InvalidEventMappingException(String problem, List<String> methods, String advice) {
		super(problem + ": " + String.join(", ", methods));
		this.methods = methods.toArray(String[]::new);
		this.advice = advice;
	}

	/**
	 * Returns the methods concerned.
	 * @return each as {@code class#method(parameters) of bean 'name'}
	 */
	public final List<String> methods() {
		return List.of(this.methods);
	}

	/**
	 * Returns what to do about it.
	 * @return a sentence
	 */
	public final String advice() {
		return this.advice;
	}

}
