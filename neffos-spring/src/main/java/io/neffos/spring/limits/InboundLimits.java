package io.neffos.spring.limits;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How much of what a client sends is taken.
 *
 * @param messages how many messages wait for their handler before reading stops
 * @param bytes how many bytes of them
 * @param owedMessages how many may wait while the client owes an answer, when reading has
 * to go on; one more closes the connection
 * @param owedBytes how many bytes of them
 * @param messageTime how long a message may take from its first fragment to its last one
 * @param rate how many may come per second, or {@code null} for as many as can be handled
 * @param handlerTimeout how long a handler may take, or {@code null} for as long as it
 * likes
 * @since 0.1.0
 */
public record InboundLimits(int messages, int bytes, int owedMessages, int owedBytes, Duration messageTime,
		@Nullable EventRate rate, @Nullable Duration handlerTimeout) {

	/** What holds where nothing else is said. */
	public static final InboundLimits DEFAULTS = new InboundLimits(64, 256 * 1024, 1024, 4 * 1024 * 1024,
			Duration.ofSeconds(30), null, null);

	public InboundLimits {
		Requirement.that(messages > 0 && bytes > 0, "The limits of waiting messages must be positive");
		Requirement.that(owedMessages >= messages && owedBytes >= bytes,
				"The limits while an answer is owed must not be lower than the others");
		Requirement.that(Requirement.isPositive(messageTime), "The time of a message must be positive");
		Requirement.that(handlerTimeout == null || Requirement.isPositive(handlerTimeout),
				"The handlers' timeout must be positive");
	}

	/**
	 * Returns these limits with another time for a message.
	 * @param value how long a message may take from its first fragment to its last one
	 * @return the limits
	 */
	public InboundLimits withMessageTime(Duration value) {
		return new InboundLimits(this.messages, this.bytes, this.owedMessages, this.owedBytes, value, this.rate,
				this.handlerTimeout);
	}

	/**
	 * Returns these limits with another rate.
	 * @param value how many messages may come per second, or {@code null}
	 * @return the limits
	 */
	public InboundLimits withRate(@Nullable EventRate value) {
		return new InboundLimits(this.messages, this.bytes, this.owedMessages, this.owedBytes, this.messageTime, value,
				this.handlerTimeout);
	}

	/**
	 * Returns these limits with another timeout.
	 * @param value how long a handler may take, or {@code null}
	 * @return the limits
	 */
	public InboundLimits withHandlerTimeout(@Nullable Duration value) {
		return new InboundLimits(this.messages, this.bytes, this.owedMessages, this.owedBytes, this.messageTime,
				this.rate, value);
	}

}
