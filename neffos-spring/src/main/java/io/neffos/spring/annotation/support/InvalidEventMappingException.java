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
	 * Create the exception.
	 * @param problem the reason for which the application can't start
	 * @param methods the methods concerned, each as
	 * {@code class#method(parameters) of bean 'name'}
	 * @param advice the remedy, in full sentences
	 */
	public InvalidEventMappingException(String problem, List<String> methods, String advice) {
		super(problem + ": " + String.join(", ", methods));
		this.methods = methods.toArray(String[]::new);
		this.advice = advice;
	}

	/**
	 * Return the methods concerned.
	 * @return each as {@code class#method(parameters) of bean 'name'}
	 */
	public final List<String> methods() {
		return List.of(this.methods);
	}

	/**
	 * Return the remedy.
	 * @return full sentences
	 */
	public final String advice() {
		return this.advice;
	}

}
