package io.neffos.spring.boot.autoconfigure;

/**
 * Thrown when endpoints can't work as they are configured.
 */
final class EndpointFailureException extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final String advice;

	/**
	 * Create an exception.
	 * @param message what is wrong
	 * @param advice what to do about it
	 */
	EndpointFailureException(String message, String advice) {
		super(message);
		this.advice = advice;
	}

	String advice() {
		return this.advice;
	}

}
