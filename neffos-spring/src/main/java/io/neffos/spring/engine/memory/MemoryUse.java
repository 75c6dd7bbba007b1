package io.neffos.spring.engine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How much memory is kept. Changes on one event loop, and is read anywhere.
 */
final class MemoryUse {

	private static final VarHandle HEAP;

	private static final VarHandle DIRECT;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			HEAP = lookup.findVarHandle(MemoryUse.class, "heap", long.class);
			DIRECT = lookup.findVarHandle(MemoryUse.class, "direct", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private long heap;

	private long direct;

	/**
	 * Adds so much, or takes it away where it is negative. Called on the loop.
	 */
	void add(long heapBytes, long directBytes) {
		// one thread writes, so no atomic operation is needed
		HEAP.setOpaque(this, this.heap + heapBytes);
		DIRECT.setOpaque(this, this.direct + directBytes);
	}

	long heap() {
		return (long) HEAP.getOpaque(this);
	}

	long direct() {
		return (long) DIRECT.getOpaque(this);
	}

}
