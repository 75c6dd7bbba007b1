package io.neffos.spring.engine.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.neffos.spring.limits.Limit;
import org.jspecify.annotations.Nullable;

/**
 * How many clients of each kind there are, and may be. Those of no kind aren't counted.
 */
final class VisitorCount {

	private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

	private final Limit limit;

	private final int max;

	private final Function<Visitor, @Nullable String> kind;

	VisitorCount(Limit limit, int max, Function<Visitor, @Nullable String> kind) {
		this.limit = limit;
		this.max = max;
		this.kind = kind;
	}

	Limit limit() {
		return this.limit;
	}

	boolean isFull(Visitor visitor) {
		String key = this.kind.apply(visitor);
		return key != null && this.numbers.getOrDefault(key, 0) >= this.max;
	}

	boolean enter(Visitor visitor) {
		String key = this.kind.apply(visitor);
		if (key == null) {
			return true;
		}
		boolean[] entered = new boolean[1];
		this.numbers.compute(key, (same, number) -> {
			int present = (number != null) ? number : 0;
			entered[0] = present < this.max;
			return (entered[0]) ? Integer.valueOf(present + 1) : number;
		});
		return entered[0];
	}

	void leave(Visitor visitor) {
		String key = this.kind.apply(visitor);
		if (key != null) {
			this.numbers.computeIfPresent(key, (same, number) -> (number > 1) ? number - 1 : null);
		}
	}

	boolean isEmpty() {
		return this.numbers.isEmpty();
	}

}
