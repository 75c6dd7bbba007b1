package io.neffos.spring.benchmarks.server;

/**
 * What is to be published.
 *
 * @param phase marks its messages
 * @param room the room, or what the rooms' names begin with
 * @param rooms how many rooms take turns
 * @param count how many messages, over all rooms
 * @param size how large each body is
 * @param batch how many follow each other at once; 0 for all
 * @param intervalNanos from one batch to the next
 */
record Publication(int phase, String room, int rooms, int count, int size, int batch, long intervalNanos) {

	static Publication of(String[] words) {
		return new Publication(Integer.parseInt(words[1]), words[2], Integer.parseInt(words[3]),
				Integer.parseInt(words[4]), Integer.parseInt(words[5]), Integer.parseInt(words[6]),
				Long.parseLong(words[7]));
	}

	String roomOf(int index) {
		return (this.rooms == 1) ? this.room : this.room + index % this.rooms;
	}

	int numberOf(int index) {
		return index / this.rooms;
	}

}
