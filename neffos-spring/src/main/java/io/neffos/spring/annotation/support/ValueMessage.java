package io.neffos.spring.annotation.support;

import java.util.Map;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * Carries a value through what spring-messaging offers. Has no headers: making an id for
 * each would cost more than the rest.
 *
 * @param <T> the value's type
 * @param getPayload the value
 */
record ValueMessage<T>(T getPayload) implements Message<T> {

	private static final MessageHeaders NONE = new NoHeaders();

	static ValueMessage<String> empty() {
		return new ValueMessage<>("");
	}

	@Override
	public MessageHeaders getHeaders() {
		return NONE;
	}

	private static final class NoHeaders extends MessageHeaders {

		private static final long serialVersionUID = 1L;

		NoHeaders() {
			super(Map.of(), ID_VALUE_NONE, -1L);
		}

	}

}
