package io.neffos.spring.engine.session;

/**
 * A connection's place in the members of a room, or of a namespace as a whole.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RoomRegistration {

	/**
	 * Takes the connection out. Called once, on the connection's loop.
	 */
	void remove();

}
