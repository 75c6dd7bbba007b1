package io.neffos.spring.benchmarks.run;

import java.time.Duration;

/**
 * What one round publishes.
 *
 * @param room the room, or what the rooms' names begin with
 * @param rooms how many rooms take turns
 * @param count how many messages, over all rooms
 * @param size the size of a body
 * @param batch how many follow each other at once; 0 for all
 * @param interval from one batch to the next
 */
record Traffic(String room, int rooms, int count, int size, int batch, Duration interval) {

	static Traffic backToBack(String room, int count, int size) {
		return new Traffic(room, 1, count, size, 0, Duration.ZERO);
	}

	static Traffic batches(String room, int count, int size, int batch, Duration interval) {
		return new Traffic(room, 1, count, size, batch, interval);
	}

	Traffic withCount(int value) {
		return new Traffic(this.room, this.rooms, value, this.size, this.batch, this.interval);
	}

	int countPerRoom() {
		return this.count / this.rooms;
	}

	Duration duration() {
		return (this.batch > 0) ? this.interval.multipliedBy(this.count / this.batch) : Duration.ZERO;
	}

}
