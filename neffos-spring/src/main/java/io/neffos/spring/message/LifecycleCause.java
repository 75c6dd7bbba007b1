package io.neffos.spring.message;

/**
 * The cause of a lifecycle event.
 *
 * @since 0.1.0
 */
public enum LifecycleCause {

	/** The client requested the change. */
	REMOTE(false, false),

	/** The server requested the change. */
	LOCAL(true, false),

	/** The client left the namespace, and with it the namespace's rooms. */
	REMOTE_FORCED(false, true),

	/**
	 * The server left the namespace or the connection has ended: the change can't be
	 * refused.
	 */
	LOCAL_FORCED(true, true);

	private final boolean local;

	private final boolean forced;

	LifecycleCause(boolean local, boolean forced) {
		this.local = local;
		this.forced = forced;
	}

	/**
	 * Return whether the server caused the event.
	 * @return {@code true} unless the client did
	 */
	public boolean isLocal() {
		return this.local;
	}

	/**
	 * Return whether the event is the consequence of another one and can't be refused.
	 * @return {@code true} if an error of its handler has no effect
	 */
	public boolean isForced() {
		return this.forced;
	}

	/**
	 * Return the cause of events that are the consequence of an event of this cause.
	 * @return the forced form of this cause
	 */
	public LifecycleCause forced() {
		return (this.local) ? LOCAL_FORCED : REMOTE_FORCED;
	}

}
