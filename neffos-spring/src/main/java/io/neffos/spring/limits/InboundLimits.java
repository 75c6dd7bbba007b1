package io.neffos.spring.limits;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Limits of what a client sends.
 *
 * @since 0.1.0
 */
public final class InboundLimits {

	/**
	 * The defaults: 64 messages and 256 KiB, 1,024 and 4 MiB while an answer is owed, 30
	 * seconds for a message, neither a rate nor a timeout of handlers.
	 */
	public static final InboundLimits DEFAULTS = new InboundLimits(64, 256 * 1024, 1024, 4 * 1024 * 1024,
			Duration.ofSeconds(30), null, null);

	private final int messages;

	private final int bytes;

	private final int owedMessages;

	private final int owedBytes;

	private final Duration messageTime;

	private final @Nullable EventRate rate;

	private final @Nullable Duration handlerTimeout;

	private InboundLimits(int messages, int bytes, int owedMessages, int owedBytes, Duration messageTime,
			@Nullable EventRate rate, @Nullable Duration handlerTimeout) {
		Requirement.that(messages > 0 && bytes > 0, "The limits of waiting messages must be positive");
		Requirement.that(owedMessages >= messages && owedBytes >= bytes,
				"The limits while an answer is owed must not be lower than the others");
		Requirement.positive(messageTime, "The time of a message must be positive");
		if (handlerTimeout != null) {
			Requirement.positive(handlerTimeout, "The handlers' timeout must be positive");
		}
		this.messages = messages;
		this.bytes = bytes;
		this.owedMessages = owedMessages;
		this.owedBytes = owedBytes;
		this.messageTime = messageTime;
		this.rate = rate;
		this.handlerTimeout = handlerTimeout;
	}

	/**
	 * Return the maximum number of messages that are queued for their handlers; at this
	 * number the server stops reading.
	 * @return the number
	 */
	public int messages() {
		return this.messages;
	}

	/**
	 * Return the maximum number of bytes of these messages.
	 * @return the number
	 */
	public int bytes() {
		return this.bytes;
	}

	/**
	 * Return the maximum number of queued messages while the client owes an answer and
	 * the server has to go on reading; one more closes the connection.
	 * @return the number
	 */
	public int owedMessages() {
		return this.owedMessages;
	}

	/**
	 * Return the maximum number of bytes of these messages.
	 * @return the number
	 */
	public int owedBytes() {
		return this.owedBytes;
	}

	/**
	 * Return the maximum time between the first and the last fragment of a message.
	 * @return the time
	 */
	public Duration messageTime() {
		return this.messageTime;
	}

	/**
	 * Return the rate of messages.
	 * @return the rate, or {@code null} if it is not limited
	 */
	public @Nullable EventRate rate() {
		return this.rate;
	}

	/**
	 * Return the maximum duration of a handler's call.
	 * @return the duration, or {@code null} if it is not limited
	 */
	public @Nullable Duration handlerTimeout() {
		return this.handlerTimeout;
	}

	/**
	 * Return a copy with other numbers of messages.
	 * @param value the maximum number of queued messages
	 * @param whileOwed the number while the client owes an answer, not less
	 * @return the copy
	 */
	public InboundLimits withMessages(int value, int whileOwed) {
		return new InboundLimits(value, this.bytes, whileOwed, this.owedBytes, this.messageTime, this.rate,
				this.handlerTimeout);
	}

	/**
	 * Return a copy with other numbers of bytes.
	 * @param value the maximum number of bytes of queued messages
	 * @param whileOwed the number while the client owes an answer, not less
	 * @return the copy
	 */
	public InboundLimits withBytes(int value, int whileOwed) {
		return new InboundLimits(this.messages, value, this.owedMessages, whileOwed, this.messageTime, this.rate,
				this.handlerTimeout);
	}

	/**
	 * Return a copy with another time for a message.
	 * @param value the maximum time
	 * @return the copy
	 */
	public InboundLimits withMessageTime(Duration value) {
		return new InboundLimits(this.messages, this.bytes, this.owedMessages, this.owedBytes, value, this.rate,
				this.handlerTimeout);
	}

	/**
	 * Return a copy with another rate.
	 * @param value the rate, or {@code null} for no limit
	 * @return the copy
	 */
	public InboundLimits withRate(@Nullable EventRate value) {
		return new InboundLimits(this.messages, this.bytes, this.owedMessages, this.owedBytes, this.messageTime, value,
				this.handlerTimeout);
	}

	/**
	 * Return a copy with another timeout of handlers.
	 * @param value the maximum duration, or {@code null} for no limit
	 * @return the copy
	 */
	public InboundLimits withHandlerTimeout(@Nullable Duration value) {
		return new InboundLimits(this.messages, this.bytes, this.owedMessages, this.owedBytes, this.messageTime,
				this.rate, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof InboundLimits that && this.messages == that.messages
				&& this.bytes == that.bytes && this.owedMessages == that.owedMessages
				&& this.owedBytes == that.owedBytes && this.messageTime.equals(that.messageTime)
				&& Objects.equals(this.rate, that.rate) && Objects.equals(this.handlerTimeout, that.handlerTimeout));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.messages, this.bytes, this.owedMessages, this.owedBytes, this.messageTime, this.rate,
				this.handlerTimeout);
	}

	@Override
	public String toString() {
		return "InboundLimits[messages=" + this.messages + ", bytes=" + this.bytes + ", owedMessages="
				+ this.owedMessages + ", owedBytes=" + this.owedBytes + ", messageTime=" + this.messageTime + ", rate="
				+ this.rate + ", handlerTimeout=" + this.handlerTimeout + "]";
	}

}
