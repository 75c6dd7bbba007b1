package io.neffos.spring.benchmarks.load;

import org.jspecify.annotations.Nullable;

/**
 * STOMP 1.2, each room a topic. Tomcat splits large messages, so the body is looked for
 * behind the headers and not at the message's end.
 */
final class StompDialect implements Dialect {

	private static final int HEADERS = 512;

	@Override
	public String path(@Nullable String room) {
		return "/stomp";
	}

	@Override
	public Step next(int step, @Nullable String room, String answer) {
		return switch (step) {
			case 0 -> Step.say("CONNECT\naccept-version:1.2\nhost:127.0.0.1\nheart-beat:0,0\n\n\0");
			case 1 -> connected(room, answer);
			default -> Step.READY;
		};
	}

	private static Step connected(@Nullable String room, String answer) {
		if (!answer.startsWith("CONNECTED")) {
			throw new IllegalStateException("Refused: " + answer);
		}
		return (room != null) ? Step.sayLast("SUBSCRIBE\nid:0\ndestination:/topic/" + room + "\n\n\0") : Step.READY;
	}

	@Override
	public int trailer() {
		return 1;
	}

	@Override
	public String ask(String body) {
		throw new UnsupportedOperationException("The simple broker answers nothing");
	}

	@Override
	public int windowSize() {
		return HEADERS;
	}

	@Override
	public long windowStart(long length, int bodySize) {
		return 0;
	}

	@Override
	public int bodyStart(byte[] window, int kept) {
		for (int i = 1; i < kept; i++) {
			if (window[i] == '\n' && window[i - 1] == '\n') {
				return i + 1;
			}
		}
		return -1;
	}

}
