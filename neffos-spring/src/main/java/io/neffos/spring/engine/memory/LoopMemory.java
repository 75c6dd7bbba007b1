package io.neffos.spring.engine.memory;

import io.neffos.spring.engine.transport.ConnectionLoop;

/**
 * The memory that the connections of one event loop keep. Looks at the sum of all loops
 * only after it has grown by a step. Confined to the loop; the sums are read anywhere.
 */
final class LoopMemory {

	private final MemoryUse use = new MemoryUse();

	private final ConnectionLoop loop;

	private final MemoryBudget budget;

	private final long heapStep;

	private final long directStep;

	private long heapMark;

	private long directMark;

	LoopMemory(ConnectionLoop loop, MemoryBudget budget, long heapStep, long directStep) {
		this.loop = loop;
		this.budget = budget;
		this.heapStep = heapStep;
		this.directStep = directStep;
		this.heapMark = heapStep;
		this.directMark = directStep;
	}

	ConnectionLoop loop() {
		return this.loop;
	}

	MemoryUse use() {
		return this.use;
	}

	void add(long heapBytes, long directBytes) {
		this.use.add(heapBytes, directBytes);
		long heap = this.use.heap();
		long direct = this.use.direct();
		if (heap >= this.heapMark || direct >= this.directMark) {
			this.heapMark = heap + this.heapStep;
			this.directMark = direct + this.directStep;
			this.budget.check(this.loop);
		}
		else {
			this.heapMark = Math.min(this.heapMark, heap + this.heapStep);
			this.directMark = Math.min(this.directMark, direct + this.directStep);
		}
	}

}
