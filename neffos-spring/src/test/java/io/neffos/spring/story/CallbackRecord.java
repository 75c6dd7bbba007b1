package io.neffos.spring.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The callbacks that one connection has had: how many still run, and whether what was
 * entered was left.
 */
final class CallbackRecord {

	/** 1 for a room or namespace that the application was told the client is in. */
	private final Map<String, Integer> inside = new HashMap<>();

	private final Map<String, Integer> calls = new HashMap<>();

	private final List<String> faults = new ArrayList<>();

	private final List<String> running = new ArrayList<>();

	private int endless;

	private int agreed;

	private int disconnected;

	void lifecycle(SystemEvent event, NeffosMessage message) {
		String place = message.namespace() + "/" + message.room();
		this.calls.merge(event + " " + place, 1, Integer::sum);
		switch (event) {
			case NAMESPACE_CONNECTED, ROOM_JOINED -> change(place, event, 1);
			case ROOM_LEFT -> change(place, event, -1);
			// the only callback of a way out, though the client may stay
			case NAMESPACE_DISCONNECT -> this.inside.put(place, 0);
			default -> {
			}
		}
		if (this.disconnected > 0) {
			this.faults.add(event + " of " + place + " behind onDisconnected");
		}
	}

	/**
	 * Returns how often the application was told that the client has entered or left a
	 * place.
	 */
	int changes(SystemEvent event, String place) {
		return this.calls.getOrDefault(event + " " + place, 0);
	}

	void agreed() {
		this.agreed++;
	}

	void disconnected() {
		this.disconnected++;
	}

	/**
	 * Notes a callback for as long as it runs.
	 */
	Mono<Void> running(String name, Mono<Void> callback) {
		return callback.doOnSubscribe((subscription) -> this.running.add(name))
			.doFinally((signal) -> this.running.remove(name));
	}

	Mono<Void> never() {
		return Mono.<Void>never().doOnSubscribe((subscription) -> this.endless++).doFinally((signal) -> this.endless--);
	}

	/**
	 * Tells whether a callback runs that will never end by itself.
	 */
	boolean isStuck() {
		return this.endless > 0;
	}

	void assertSound() {
		assertThat(this.faults).as("callbacks out of order").isEmpty();
	}

	void assertEnded() {
		assertSound();
		assertThat(this.running).as("callbacks that still run").isEmpty();
		assertThat(this.disconnected).as("onDisconnected, once for each onConnect that agreed").isEqualTo(this.agreed);
		assertThat(this.inside).as("rooms that were joined and not left").allSatisfy((place, count) -> {
			if (!place.endsWith("/")) {
				assertThat(count).as(place).isZero();
			}
		});
	}

	private void change(String place, SystemEvent event, int by) {
		int now = this.inside.merge(place, by, Integer::sum);
		if (now != 0 && now != 1) {
			this.faults.add(event + " of " + place + " makes it " + now);
		}
	}

}
