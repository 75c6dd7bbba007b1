package io.neffos.spring.limits;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Limits of one connection.
 *
 * @since 0.1.0
 */
public final class ConnectionLimits {

	/** The defaults: those of all parts, and a close grace of 10 seconds. */
	public static final ConnectionLimits DEFAULTS = new ConnectionLimits(HandshakeLimits.DEFAULTS,
			InboundLimits.DEFAULTS, AskLimits.DEFAULTS, MembershipLimits.DEFAULTS, Heartbeat.DEFAULTS,
			Duration.ofSeconds(10));

	private final HandshakeLimits handshake;

	private final InboundLimits inbound;

	private final AskLimits asks;

	private final MembershipLimits memberships;

	private final @Nullable Heartbeat heartbeat;

	private final Duration closeGrace;

	private ConnectionLimits(HandshakeLimits handshake, InboundLimits inbound, AskLimits asks,
			MembershipLimits memberships, @Nullable Heartbeat heartbeat, Duration closeGrace) {
		Requirement.positive(closeGrace, "The grace of a close must be positive");
		this.handshake = handshake;
		this.inbound = inbound;
		this.asks = asks;
		this.memberships = memberships;
		this.heartbeat = heartbeat;
		this.closeGrace = closeGrace;
	}

	/**
	 * Return the limits of the handshake.
	 * @return the limits
	 */
	public HandshakeLimits handshake() {
		return this.handshake;
	}

	/**
	 * Return the limits of what the client sends.
	 * @return the limits
	 */
	public InboundLimits inbound() {
		return this.inbound;
	}

	/**
	 * Return the limits of the asks that the server sends.
	 * @return the limits
	 */
	public AskLimits asks() {
		return this.asks;
	}

	/**
	 * Return the limits of namespaces, rooms and names.
	 * @return the limits
	 */
	public MembershipLimits memberships() {
		return this.memberships;
	}

	/**
	 * Return the heartbeat, which detects that the client is gone.
	 * @return the heartbeat, or {@code null} if only the operating system detects it
	 */
	public @Nullable Heartbeat heartbeat() {
		return this.heartbeat;
	}

	/**
	 * Return the time that running handlers have to complete when the connection ends.
	 * @return the value
	 */
	public Duration closeGrace() {
		return this.closeGrace;
	}

	/**
	 * Return a copy with other limits of the handshake.
	 * @param value the limits
	 * @return the copy
	 */
	public ConnectionLimits withHandshake(HandshakeLimits value) {
		return new ConnectionLimits(value, this.inbound, this.asks, this.memberships, this.heartbeat, this.closeGrace);
	}

	/**
	 * Return a copy with other limits of what the client sends.
	 * @param value the limits
	 * @return the copy
	 */
	public ConnectionLimits withInbound(InboundLimits value) {
		return new ConnectionLimits(this.handshake, value, this.asks, this.memberships, this.heartbeat,
				this.closeGrace);
	}

	/**
	 * Return a copy with other limits of the server's asks.
	 * @param value the limits
	 * @return the copy
	 */
	public ConnectionLimits withAsks(AskLimits value) {
		return new ConnectionLimits(this.handshake, this.inbound, value, this.memberships, this.heartbeat,
				this.closeGrace);
	}

	/**
	 * Return a copy with other limits of namespaces, rooms and names.
	 * @param value the limits
	 * @return the copy
	 */
	public ConnectionLimits withMemberships(MembershipLimits value) {
		return new ConnectionLimits(this.handshake, this.inbound, this.asks, value, this.heartbeat, this.closeGrace);
	}

	/**
	 * Return a copy with another heartbeat.
	 * @param value the heartbeat, or {@code null} for none
	 * @return the copy
	 */
	public ConnectionLimits withHeartbeat(@Nullable Heartbeat value) {
		return new ConnectionLimits(this.handshake, this.inbound, this.asks, this.memberships, value, this.closeGrace);
	}

	/**
	 * Return a copy with another close grace.
	 * @param value the time
	 * @return the copy
	 */
	public ConnectionLimits withCloseGrace(Duration value) {
		return new ConnectionLimits(this.handshake, this.inbound, this.asks, this.memberships, this.heartbeat, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof ConnectionLimits that && this.handshake.equals(that.handshake)
				&& this.inbound.equals(that.inbound) && this.asks.equals(that.asks)
				&& this.memberships.equals(that.memberships) && Objects.equals(this.heartbeat, that.heartbeat)
				&& this.closeGrace.equals(that.closeGrace));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.handshake, this.inbound, this.asks, this.memberships, this.heartbeat, this.closeGrace);
	}

	@Override
	public String toString() {
		return "ConnectionLimits[handshake=" + this.handshake + ", inbound=" + this.inbound + ", asks=" + this.asks
				+ ", memberships=" + this.memberships + ", heartbeat=" + this.heartbeat + ", closeGrace="
				+ this.closeGrace + "]";
	}

}
