package io.neffos.spring.benchmarks.load;

import io.neffos.spring.benchmarks.wire.Payload;

/**
 * The questions that one connection has still to ask.
 */
final class EchoTurn {

	private final int count;

	private int asked;

	EchoTurn(int count) {
		this.count = count;
	}

	boolean isOpen() {
		return this.asked < this.count;
	}

	String next(Phase phase) {
		return Payload.text(phase.id(), this.asked++, System.nanoTime(), phase.bodySize());
	}

}
