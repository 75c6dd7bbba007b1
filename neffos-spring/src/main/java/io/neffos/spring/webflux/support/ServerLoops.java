package io.neffos.spring.webflux.support;

import java.util.ArrayList;
import java.util.List;

import io.neffos.spring.engine.transport.ConnectionLoop;

/**
 * Loops for the connections of servers that have none to share: as many as processors.
 * Their threads come with the first connections.
 */
public final class ServerLoops {

	private final List<ServerLoop> loops = new ArrayList<>();

	private final int size;

	private int next;

	public ServerLoops(int size) {
		this.size = size;
	}

	/**
	 * Returns the loops in turn.
	 * @return the loop of a new connection
	 */
	public synchronized ConnectionLoop next() {
		int index = this.next;
		this.next = (index + 1) % this.size;
		if (index == this.loops.size()) {
			this.loops.add(new ServerLoop("neffos-loop-" + (index + 1)));
		}
		return this.loops.get(index);
	}

	/**
	 * Ends the threads, once they have done what they were given.
	 */
	public synchronized void close() {
		this.loops.forEach(ServerLoop::close);
		this.loops.clear();
		this.next = 0;
	}

}
