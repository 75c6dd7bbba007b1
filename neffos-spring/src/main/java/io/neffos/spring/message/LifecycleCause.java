package io.neffos.spring.message;

/**
 * Who caused a lifecycle event.
 *
 * @since 0.1.0
 */
public enum LifecycleCause {

	/** The client asked for it. */
	REMOTE(false, false),

	/** The server asked for it. */
	LOCAL(true, false),

	/** The client left the namespace, which takes it out of the namespace's rooms. */
	REMOTE_FORCED(false, true),

	/**
	 * The server left the namespace or the connection has ended: nothing can refuse it.
	 */
	LOCAL_FORCED(true, true);

	private final boolean local;

	private final boolean forced;

	LifecycleCause(boolean local, boolean forced) {
		this.local = local;
		this.forced = forced;
	}

	/**
	 * Tells whether this side caused the event.
	 * @return {@code true} unless the client did
	 */
	public boolean isLocal() {
		return this.local;
	}

	/**
	 * Tells whether the event follows from another one and can't be refused.
	 * @return {@code true} if an error of its handler changes nothing
	 */
	public boolean isForced() {
		return this.forced;
	}

	/**
	 * Returns the cause of what follows from an event of this cause.
	 * @return the forced form of this cause
	 */
	public LifecycleCause forced() {
		return (this.local) ? LOCAL_FORCED : REMOTE_FORCED;
	}

}
