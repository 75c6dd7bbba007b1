package io.neffos.spring.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the messages that a client of a {@link Swarm} gets, as texts.
 */
public final class SwarmInbox implements SwarmListener {

	private final List<String> messages = new ArrayList<>();

	@Override
	public void message(SwarmClient client, byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
		synchronized (this.messages) {
			this.messages.add(text);
		}
	}

	/**
	 * Returns everything that has arrived.
	 * @return a snapshot, in the order of arrival
	 */
	public List<String> messages() {
		synchronized (this.messages) {
			return List.copyOf(this.messages);
		}
	}

	/**
	 * Returns the bodies of an event.
	 * @param event the event
	 * @return a snapshot, in the order of arrival
	 */
	public List<String> bodies(String event) {
		return messages().stream()
			.map((message) -> message.split(";", 7))
			.filter((fields) -> fields.length == 7 && fields[3].equals(event))
			.map((fields) -> fields[6])
			.toList();
	}

}
