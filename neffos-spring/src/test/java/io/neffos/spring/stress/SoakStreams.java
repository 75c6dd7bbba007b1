package io.neffos.spring.stress;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Mono;

/**
 * The numbered broadcasts to those who stay: one stream per publisher and audience. The
 * numbers of each begin with 1 and have no gaps.
 */
final class SoakStreams {

	private static final int ROOMS = 6;

	private static final int ALL = ROOMS;

	private static final int NATIVE = ROOMS + 1;

	private static final int FIRST_OF_MEMBERS = ROOMS + 2;

	private static final int MAX_PADDING = 512;

	private static final String EVENT = "e";

	private final ManagedNeffosServer server;

	private final int publishers;

	private final int members;

	private final AtomicIntegerArray published;

	SoakStreams(ManagedNeffosServer server, int publishers, int members) {
		this.server = server;
		this.publishers = publishers;
		this.members = members;
		this.published = new AtomicIntegerArray(publishers * count());
	}

	/**
	 * Returns how many streams each publisher has.
	 */
	int count() {
		return FIRST_OF_MEMBERS + 2 * this.members;
	}

	int publishers() {
		return this.publishers;
	}

	/**
	 * Returns the rooms that a member is in.
	 */
	static List<String> roomsOf(int member) {
		return List.of(room(member % ROOMS), room((member + 1) % ROOMS));
	}

	/**
	 * Tells whether a member is in the audience of a stream.
	 */
	boolean isFor(int member, int stream) {
		if (stream < ROOMS) {
			return roomsOf(member).contains(room(stream));
		}
		if (stream < FIRST_OF_MEMBERS) {
			return true;
		}
		int number = stream - FIRST_OF_MEMBERS;
		return (number < this.members) ? number == member : number - this.members != member;
	}

	/**
	 * Returns how many messages a member has to have got.
	 */
	long due(int member) {
		long due = 0;
		for (int stream = 0; stream < count(); stream++) {
			if (isFor(member, stream)) {
				for (int publisher = 0; publisher < this.publishers; publisher++) {
					due += this.published.get(publisher * count() + stream);
				}
			}
		}
		return due;
	}

	/**
	 * Publishes the next message of one of a publisher's streams.
	 * @param ids the members' ids
	 */
	Mono<BroadcastResult> publish(int publisher, Random random, List<String> ids) {
		int stream = random.nextInt(count());
		int number = this.published.incrementAndGet(publisher * count() + stream);
		String body = "x".repeat(random.nextInt(MAX_PADDING)) + "," + stream + "," + publisher + "," + number;
		if (stream == NATIVE) {
			return this.server.broadcast(NeffosMessage.ofNative(body)).result();
		}
		NeffosMessage all = NeffosMessage.builder().namespace(SoakServer.STEADY).event(EVENT).body(body).build();
		if (stream == ALL) {
			return this.server.broadcast(all).result();
		}
		if (stream < ROOMS) {
			NeffosMessage message = all.toBuilder().room(room(stream)).build();
			return this.server.broadcast((random.nextBoolean()) ? message : binary(message, body)).result();
		}
		int member = stream - FIRST_OF_MEMBERS;
		return (member < this.members) ? this.server.broadcast(all.toBuilder().to(ids.get(member)).build()).result()
				: this.server.broadcast(Exclude.connection(ids.get(member - this.members)), all).result();
	}

	private static NeffosMessage binary(NeffosMessage message, String body) {
		return message.toBuilder().body(body.getBytes(StandardCharsets.UTF_8)).build();
	}

	private static String room(int number) {
		return "room" + number;
	}

}
