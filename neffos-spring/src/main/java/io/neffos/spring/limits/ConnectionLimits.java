package io.neffos.spring.limits;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How much one client may use.
 *
 * @param handshake what holds until it has been acknowledged
 * @param inbound how much of what it sends is taken
 * @param asks how the server may ask it
 * @param memberships what it may be in
 * @param heartbeat how the server finds out that it is gone, or {@code null} if only the
 * operating system tells
 * @param closeGrace how long a running handler holds up the callbacks of the close
 * @since 0.1.0
 */
public record ConnectionLimits(HandshakeLimits handshake, InboundLimits inbound, AskLimits asks,
		MembershipLimits memberships, @Nullable Heartbeat heartbeat, Duration closeGrace) {

	/** What holds where nothing else is said. */
	public static final ConnectionLimits DEFAULTS = new ConnectionLimits(HandshakeLimits.DEFAULTS,
			InboundLimits.DEFAULTS, AskLimits.DEFAULTS, MembershipLimits.DEFAULTS, Heartbeat.DEFAULTS,
			Duration.ofSeconds(10));

	public ConnectionLimits {
		Requirement.that(Requirement.isPositive(closeGrace), "The grace of a close must be positive");
	}

	/**
	 * Returns these limits with others for the handshake.
	 * @param value what holds until a client has been acknowledged
	 * @return the limits
	 */
	public ConnectionLimits withHandshake(HandshakeLimits value) {
		return new ConnectionLimits(value, this.inbound, this.asks, this.memberships, this.heartbeat, this.closeGrace);
	}

	/**
	 * Returns these limits with others for what clients send.
	 * @param value how much of it is taken
	 * @return the limits
	 */
	public ConnectionLimits withInbound(InboundLimits value) {
		return new ConnectionLimits(this.handshake, value, this.asks, this.memberships, this.heartbeat,
				this.closeGrace);
	}

	/**
	 * Returns these limits with others for the server's questions.
	 * @param value how the server may ask
	 * @return the limits
	 */
	public ConnectionLimits withAsks(AskLimits value) {
		return new ConnectionLimits(this.handshake, this.inbound, value, this.memberships, this.heartbeat,
				this.closeGrace);
	}

	/**
	 * Returns these limits with others for namespaces and rooms.
	 * @param value what a client may be in
	 * @return the limits
	 */
	public ConnectionLimits withMemberships(MembershipLimits value) {
		return new ConnectionLimits(this.handshake, this.inbound, this.asks, value, this.heartbeat, this.closeGrace);
	}

	/**
	 * Returns these limits with another heartbeat.
	 * @param value how the server finds out that a client is gone, or {@code null}
	 * @return the limits
	 */
	public ConnectionLimits withHeartbeat(@Nullable Heartbeat value) {
		return new ConnectionLimits(this.handshake, this.inbound, this.asks, this.memberships, value, this.closeGrace);
	}

	/**
	 * Returns these limits with another grace.
	 * @param value how long a running handler holds up the callbacks of the close
	 * @return the limits
	 */
	public ConnectionLimits withCloseGrace(Duration value) {
		return new ConnectionLimits(this.handshake, this.inbound, this.asks, this.memberships, this.heartbeat, value);
	}

}
