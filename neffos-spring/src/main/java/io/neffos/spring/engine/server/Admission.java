package io.neffos.spring.engine.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.limits.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps to the limits on connections. Safe for use by several threads.
 */
public final class Admission {

	private final List<VisitorCount> counts = new ArrayList<>();

	public Admission(AdmissionLimits limits) {
		add(Limit.CONNECTIONS, limits.connections(), (visitor) -> "");
		add(Limit.CONNECTIONS_PER_ADDRESS, limits.perAddress(), Visitor::network);
		add(Limit.CONNECTIONS_PER_USER, limits.perUser(), Visitor::user);
		add(Limit.CONNECTIONS_PER_ID, limits.perId(), Visitor::id);
	}

	private void add(Limit limit, @Nullable Integer max, Function<Visitor, @Nullable String> key) {
		if (max != null) {
			this.counts.add(new VisitorCount(limit, max, key));
		}
	}

	/**
	 * Return the limit that a client would exceed. Not a reservation: {@link #enter} may
	 * still fail.
	 * @return the limit, or {@code null} if the client would be admitted
	 */
	public @Nullable Limit exceededBy(Visitor visitor) {
		for (VisitorCount count : this.counts) {
			if (count.isFull(visitor)) {
				return count.limit();
			}
		}
		return null;
	}

	/**
	 * Count a client.
	 * @return the limit that it exceeds, or {@code null} if it has been counted
	 */
	public @Nullable Limit enter(Visitor visitor) {
		for (int i = 0; i < this.counts.size(); i++) {
			if (!this.counts.get(i).enter(visitor)) {
				this.counts.subList(0, i).forEach((entered) -> entered.leave(visitor));
				return this.counts.get(i).limit();
			}
		}
		return null;
	}

	/**
	 * Remove a client that was counted.
	 */
	public void leave(Visitor visitor) {
		this.counts.forEach((count) -> count.leave(visitor));
	}

	/**
	 * Return whether no client is counted.
	 */
	public boolean isEmpty() {
		return this.counts.stream().allMatch(VisitorCount::isEmpty);
	}

}
