package io.neffos.spring.engine.broadcast;

import io.neffos.spring.limits.OutboundLimits;

/**
 * How much waits. Changes on one loop, and is read anywhere.
 */
final class WaitingLoad {

	private volatile int messages;

	private volatile long bytes;

	void add(int addedMessages, int addedBytes) {
		this.messages += addedMessages;
		this.bytes += addedBytes;
	}

	void remove(int removedMessages, int removedBytes) {
		this.messages -= removedMessages;
		this.bytes -= removedBytes;
	}

	int messages() {
		return this.messages;
	}

	long bytes() {
		return this.bytes;
	}

	boolean isEmpty() {
		return this.messages == 0;
	}

	boolean hasRoom(OutboundLimits limits, int moreBytes) {
		return this.messages < limits.messages() && this.bytes + moreBytes <= limits.bytes();
	}

	boolean isOver(OutboundLimits limits, int factor) {
		return this.messages > (long) factor * limits.messages() || this.bytes > (long) factor * limits.bytes();
	}

}
