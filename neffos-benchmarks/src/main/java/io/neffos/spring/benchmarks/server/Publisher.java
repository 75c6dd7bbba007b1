package io.neffos.spring.benchmarks.server;

import java.util.concurrent.locks.LockSupport;

import io.neffos.spring.benchmarks.wire.Control;
import io.neffos.spring.benchmarks.wire.Payload;

/**
 * Publishes on a thread of its own and returns the process's CPU time before.
 */
final class Publisher {

	private final BenchmarkServer server;

	private final Publication publication;

	Publisher(BenchmarkServer server, Publication publication) {
		this.server = server;
		this.publication = publication;
	}

	void start() {
		Thread thread = new Thread(this::run, "publisher");
		thread.setDaemon(true);
		thread.start();
	}

	private void run() {
		long cpu = ProcessFigures.cpuNanos();
		long start = System.nanoTime();
		for (int i = 0; i < this.publication.count(); i++) {
			if (this.publication.batch() > 0 && i % this.publication.batch() == 0) {
				sleepUntil(start + i / this.publication.batch() * this.publication.intervalNanos());
			}
			this.server.publish(this.publication.roomOf(i), Payload.text(this.publication.phase(),
					this.publication.numberOf(i), System.nanoTime(), this.publication.size()));
		}
		Control.say("PUBLISHED " + cpu + " " + start);
	}

	private static void sleepUntil(long nanoTime) {
		long left = 0;
		while ((left = nanoTime - System.nanoTime()) > 0) {
			LockSupport.parkNanos(left);
		}
	}

}
