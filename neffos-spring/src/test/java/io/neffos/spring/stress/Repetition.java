package io.neffos.spring.stress;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Does something again and again. Unlike a chain of futures it forgets the turns that are
 * done.
 */
final class Repetition {

	private final CompletableFuture<Void> finished = new CompletableFuture<>();

	private final BooleanSupplier over;

	private final Supplier<? extends CompletableFuture<?>> turn;

	private Repetition(BooleanSupplier over, Supplier<? extends CompletableFuture<?>> turn) {
		this.over = over;
		this.turn = turn;
	}

	/**
	 * Begins the first turn, unless it is over already.
	 * @param turn begins a turn, whose future completes later
	 * @return completes after the last turn, or fails with the first that does
	 */
	static CompletableFuture<Void> start(BooleanSupplier over, Supplier<? extends CompletableFuture<?>> turn) {
		Repetition repetition = new Repetition(over, turn);
		repetition.next();
		return repetition.finished;
	}

	private void next() {
		if (this.over.getAsBoolean()) {
			this.finished.complete(null);
			return;
		}
		try {
			this.turn.get().whenComplete((result, error) -> {
				if (error != null) {
					this.finished.completeExceptionally(error);
				}
				else {
					next();
				}
			});
		}
		catch (RuntimeException ex) {
			this.finished.completeExceptionally(ex);
		}
	}

}
