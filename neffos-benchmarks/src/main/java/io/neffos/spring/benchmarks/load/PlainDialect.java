package io.neffos.spring.benchmarks.load;

import org.jspecify.annotations.Nullable;

/**
 * No protocol at all: the URL names the room, and every message is a body.
 */
final class PlainDialect implements Dialect {

	@Override
	public String path(@Nullable String room) {
		return (room != null) ? "/ws?room=" + room : "/echo";
	}

	@Override
	public Step next(int step, @Nullable String room, String answer) {
		return Step.READY;
	}

	@Override
	public String ask(String body) {
		return body;
	}

}
