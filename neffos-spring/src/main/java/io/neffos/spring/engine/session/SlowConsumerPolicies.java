package io.neffos.spring.engine.session;

import io.neffos.spring.connection.SlowConsumerPolicy;

/**
 * Which policy holds for the events of a room.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SlowConsumerPolicies {

	/**
	 * Returns the policy of a room, or of a namespace as a whole.
	 * @param namespace the namespace
	 * @param room the room, empty for the namespace as a whole
	 * @return the policy
	 */
	SlowConsumerPolicy of(String namespace, String room);

}
