package io.neffos.spring.stress;

/**
 * What one member gets of a room between its join and its leave: everything that is
 * broadcast after the join was answered and before the leave was issued, nothing from
 * before the join was issued, nothing twice, and nothing out of order.
 */
final class Stay {

	private final Publications publications;

	private final int room;

	private final int[] doneBefore;

	private final int[] last;

	private int[] begunWhenJoined;

	private int[] doneWhenLeaving;

	private int count;

	/**
	 * Begins when the join is about to be issued.
	 */
	Stay(Publications publications, int room) {
		this.publications = publications;
		this.room = room;
		this.doneBefore = publications.done(room);
		this.last = new int[publications.publishers()];
		this.begunWhenJoined = new int[0];
		this.doneWhenLeaving = new int[0];
	}

	int room() {
		return this.room;
	}

	int count() {
		return this.count;
	}

	boolean isJoined() {
		return this.begunWhenJoined.length > 0;
	}

	void joined() {
		this.begunWhenJoined = this.publications.begun(this.room);
	}

	/**
	 * Notes that the leave is about to be issued.
	 */
	void leaving() {
		this.doneWhenLeaving = this.publications.done(this.room);
	}

	void received(int publisher, int number) {
		this.count++;
		int before = this.last[publisher];
		this.last[publisher] = number;
		if (before > 0) {
			check(number == before + 1, publisher, "got " + number + " behind " + before);
			return;
		}
		check(number > this.doneBefore[publisher], publisher,
				"got " + number + ", which was broadcast before the join was issued");
		if (isJoined()) {
			check(number <= this.begunWhenJoined[publisher] + 1, publisher,
					"got " + number + " first, but was in the room since " + this.begunWhenJoined[publisher]);
		}
	}

	/**
	 * Ends when the leave has been answered.
	 */
	void left() {
		for (int publisher = 0; publisher < this.last.length; publisher++) {
			int due = this.doneWhenLeaving[publisher];
			if (due > this.begunWhenJoined[publisher]) {
				check(this.last[publisher] >= due, publisher,
						"got nothing behind " + this.last[publisher] + " though " + due + " was due");
			}
		}
	}

	private void check(boolean right, int publisher, String text) {
		if (!right) {
			throw new AssertionError("Room " + this.room + ", publisher " + publisher + ": " + text);
		}
	}

}
