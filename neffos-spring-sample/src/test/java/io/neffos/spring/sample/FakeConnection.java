package io.neffos.spring.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.neffos.spring.connection.ConnectionAttributes;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import org.jspecify.annotations.Nullable;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * A connection with attributes and {@code close} only.
 */
final class FakeConnection {

	private final Map<String, Object> attributes = new HashMap<>();

	private final AtomicReference<@Nullable CloseReason> closed = new AtomicReference<>();

	private final NamespaceConnection inChat = mock(NamespaceConnection.class);

	FakeConnection() {
		NeffosConnection connection = mock(NeffosConnection.class);
		ConnectionAttributes values = mock(ConnectionAttributes.class);
		given(this.inChat.connection()).willReturn(connection);
		given(connection.attributes()).willReturn(values);
		given(connection.isOpen()).willAnswer((call) -> this.closed.get() == null);
		willAnswer((call) -> this.attributes.put(call.getArgument(0), call.getArgument(1))).given(values)
			.set(any(), any());
		given(values.get(any(), any())).willAnswer((call) -> this.attributes.get(call.<String>getArgument(0)));
		willAnswer((call) -> this.attributes.remove(call.<String>getArgument(0))).given(values).remove(any());
		willAnswer((call) -> {
			this.closed.set(call.getArgument(0));
			return null;
		}).given(connection).close(any());
	}

	NamespaceConnection inChat() {
		return this.inChat;
	}

	@Nullable CloseReason closeReason() {
		return this.closed.get();
	}

	void close() {
		this.inChat.connection().close(CloseReason.NORMAL);
	}

}
