package io.neffos.spring.engine.broadcast;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.connection.NeffosConnection;

/**
 * Writes the messages of several shards, of which one connection may be a member more
 * than once: it gets them in the order in which they were published, over all its rooms.
 */
final class InterleavedWrite {

	private final Map<NeffosConnection, List<Part>> parts = new IdentityHashMap<>();

	private InterleavedWrite(List<ShardDrain> drains) {
		for (ShardDrain drain : drains) {
			for (Member member : drain.members()) {
				this.parts.computeIfAbsent(member.connection, (connection) -> new ArrayList<>(1))
					.add(new Part(drain, member));
			}
		}
	}

	static void run(List<ShardDrain> drains) {
		new InterleavedWrite(drains).parts.values().forEach(InterleavedWrite::write);
	}

	private static void write(List<Part> parts) {
		while (!parts.isEmpty()) {
			Part next = first(parts);
			parts.remove(next);
			int end = (parts.isEmpty()) ? Integer.MAX_VALUE : first(parts).position();
			if (next.writeUntil(end)) {
				parts.add(next);
			}
		}
	}

	private static Part first(List<Part> parts) {
		Part first = parts.get(0);
		for (Part part : parts) {
			if (part.position() < first.position()) {
				first = part;
			}
		}
		return first;
	}

	/**
	 * The messages of one shard for one connection.
	 */
	private static final class Part {

		private final ShardDrain drain;

		private final Member member;

		private int next;

		Part(ShardDrain drain, Member member) {
			this.drain = drain;
			this.member = member;
		}

		int position() {
			return this.drain.position(this.next);
		}

		/**
		 * Writes the messages in front of a position.
		 * @return whether others are behind it
		 */
		boolean writeUntil(int end) {
			int from = this.next;
			while (this.next < this.drain.count() && position() < end) {
				this.next++;
			}
			this.drain.write(this.member, from, this.next);
			return this.next < this.drain.count();
		}

	}

}
