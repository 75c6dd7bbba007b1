package io.neffos.spring.stress;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How far each publisher has got with each room. Numbers begin with 1.
 */
final class Publications {

	private final int publishers;

	private final int rooms;

	private final AtomicIntegerArray begun;

	private final AtomicIntegerArray done;

	Publications(int publishers, int rooms) {
		this.publishers = publishers;
		this.rooms = rooms;
		this.begun = new AtomicIntegerArray(publishers * rooms);
		this.done = new AtomicIntegerArray(publishers * rooms);
	}

	int publishers() {
		return this.publishers;
	}

	int rooms() {
		return this.rooms;
	}

	/**
	 * Publishes the next number of a publisher in a room.
	 */
	void publish(int publisher, int room, Broadcast broadcast) {
		int number = this.begun.incrementAndGet(place(publisher, room));
		broadcast.publish(room + "," + publisher + "," + number);
		this.done.set(place(publisher, room), number);
	}

	/**
	 * Returns the last number of each publisher whose broadcast had begun.
	 */
	int[] begun(int room) {
		return row(this.begun, room);
	}

	/**
	 * Returns the last number of each publisher whose broadcast had returned.
	 */
	int[] done(int room) {
		return row(this.done, room);
	}

	private int[] row(AtomicIntegerArray all, int room) {
		int[] row = new int[this.publishers];
		for (int publisher = 0; publisher < this.publishers; publisher++) {
			row[publisher] = all.get(place(publisher, room));
		}
		return row;
	}

	private int place(int publisher, int room) {
		return room * this.publishers + publisher;
	}

	/**
	 * Broadcasts a body.
	 */
	interface Broadcast {

		void publish(String body);

	}

}
