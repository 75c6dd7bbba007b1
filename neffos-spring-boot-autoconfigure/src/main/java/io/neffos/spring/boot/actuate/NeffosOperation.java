package io.neffos.spring.boot.actuate;

/**
 * What can be done to a server as a whole.
 *
 * @since 0.1.0
 */
public enum NeffosOperation {

	/** Take no more connections, and end those that are there. */
	DRAIN,

	/** Take connections again. */
	RESUME

}
