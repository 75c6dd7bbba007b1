package io.neffos.spring.vectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what the reference server did into what this project has to do. These are all the
 * differences there are:
 * <ol>
 * <li>An ask whose handler completes without a value is answered with an empty reply, and
 * one that can't be handled with an error; the reference is silent. (A client must never
 * wait in vain.)</li>
 * <li>Where the reference just ends the TCP connection, a close frame comes first. (A
 * client can tell a refusal from a lost connection.)</li>
 * <li>An error answer is text, also to a binary ask. (Published clients can't read a
 * binary error.)</li>
 * <li>An event for a room that its sender hasn't joined is dropped when nobody waits for
 * an answer. (Else anybody could speak in any room.)</li>
 * <li>A broadcast carries no token. (A token is between the asker and the server; its
 * receivers can't answer it.)</li>
 * <li>When the server disconnects a client from a namespace, its own callback runs before
 * the client is asked. (Else a refusal leaves both of different opinion.)</li>
 * </ol>
 */
final class ExpectedDifferences {

	private final Map<String, Conversation> conversations = new HashMap<>();

	private final List<VectorLine> expected = new ArrayList<>();

	private boolean dropped;

	private ExpectedDifferences() {
	}

	static List<VectorLine> apply(List<VectorLine> recorded) {
		ExpectedDifferences differences = new ExpectedDifferences();
		recorded.forEach(differences::line);
		return differences.expected;
	}

	private void line(VectorLine line) {
		this.dropped = this.dropped && line.isToClient();
		if (line.is("open")) {
			this.conversations.put(line.connection(), new Conversation(line.content().startsWith("/native")));
			this.expected.add(line);
		}
		else if (line.isToServer() && line.isMessage()) {
			this.expected.add(line);
			toServer(line);
		}
		else if (line.isToClient() && line.isMessage()) {
			toClient(line);
		}
		else if (line.is("silence")) {
			silence(line);
		}
		else if (line.is("end")) {
			this.expected.add(VectorLine.closeToClient(line.connection(), 1008));
		}
		else if (line.events() != null) {
			this.expected.add(line.withEvents(events(line.events())));
		}
		else {
			this.expected.add(line);
		}
	}

	private void toServer(VectorLine line) {
		Conversation sender = conversation(line);
		Fields message = sender.read(line);
		if (message != null) {
			sender.answered(message);
			sender.asked(message);
			this.dropped = !message.isAsk() && !message.isLifecycle() && !message.isEmptyReply()
					&& !sender.isJoined(message);
		}
	}

	private void toClient(VectorLine line) {
		Conversation receiver = conversation(line);
		Fields message = receiver.read(line);
		if (this.dropped) {
			return;
		}
		if (message == null) {
			this.expected.add(line);
			return;
		}
		boolean error = message.error().equals("1");
		boolean foreignToken = message.isAsk() && !message.isEmptyReply() && !message.isLifecycle()
				&& !receiver.answers(message);
		if (foreignToken) {
			this.expected.add(VectorLine.textToClient(line.connection(), message.withToken("").write()));
		}
		else if (error && receiver.answers(message)) {
			this.expected.add(VectorLine.textToClient(line.connection(), message.write()));
		}
		else {
			this.expected.add(line);
		}
		receiver.answered(message);
		if (message.isLifecycle()) {
			receiver.asked(message);
		}
	}

	private void silence(VectorLine line) {
		Conversation listener = conversation(line);
		Fields open = listener.openAsk();
		if (open != null) {
			this.expected.add(VectorLine.textToClient(line.connection(), answer(listener, open)));
			listener.answered(open);
		}
		this.expected.add(line);
	}

	private static String answer(Conversation asker, Fields question) {
		if (!asker.isConnected(question)) {
			return question.withError("bad namespace").write();
		}
		return (asker.isJoined(question)) ? question.token() + ";;;;;;" : question.withError("bad room").write();
	}

	private static List<Map<String, Object>> events(List<Map<String, Object>> recorded) {
		List<Map<String, Object>> events = new ArrayList<>();
		for (Map<String, Object> event : recorded) {
			if ("do/disconnect".equals(event.get("Event"))) {
				events.add(Map.of("Conn", event.get("Conn"), "NS", event.get("NS"), "Event", "_OnNamespaceDisconnect",
						"IsLocal", true));
			}
			events.add(event);
		}
		return events;
	}

	private Conversation conversation(VectorLine line) {
		return this.conversations.computeIfAbsent(line.connection(), (name) -> new Conversation(false));
	}

}
