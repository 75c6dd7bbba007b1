package io.neffos.spring.benchmarks.load;

import org.jspecify.annotations.Nullable;

/**
 * Socket.IO over Engine.IO 4, WebSocket only. The URL names the room.
 */
final class SocketIoDialect implements Dialect {

	@Override
	public String path(@Nullable String room) {
		return "/socket.io/?EIO=4&transport=websocket" + ((room != null) ? "&room=" + room : "");
	}

	@Override
	public Step next(int step, @Nullable String room, String answer) {
		if (step == 0) {
			return answer.startsWith("0") ? Step.say("40") : Step.WAIT;
		}
		return answer.startsWith("40") ? Step.READY : Step.WAIT;
	}

	@Override
	public int trailer() {
		return "\"]".length();
	}

	@Override
	public String ask(String body) {
		return "420[\"echo\",\"" + body + "\"]";
	}

	@Override
	public @Nullable String reply(String message) {
		return message.equals("2") ? "3" : null;
	}

}
