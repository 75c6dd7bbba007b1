package io.neffos.spring.engine.memory;

/**
 * Memory that waits for several clients of one event loop, and counts once for all of
 * them. Confined to the loop.
 *
 * @since 0.1.0
 */
public final class SharedMemory {

	private final int heapBytes;

	private final int directBytes;

	private int holders;

	private SharedMemory(int heapBytes, int directBytes) {
		this.heapBytes = heapBytes;
		this.directBytes = directBytes;
	}

	/**
	 * Creates memory of the heap without holders.
	 * @param bytes the number of bytes
	 * @return the memory
	 */
	public static SharedMemory heap(int bytes) {
		return new SharedMemory(bytes, 0);
	}

	/**
	 * Creates direct memory without holders.
	 * @param bytes the number of bytes
	 * @return the memory
	 */
	public static SharedMemory direct(int bytes) {
		return new SharedMemory(0, bytes);
	}

	int heapBytes() {
		return this.heapBytes;
	}

	int directBytes() {
		return this.directBytes;
	}

	/**
	 * Adds a client.
	 * @return {@code true} if it is the first
	 */
	boolean hold() {
		return this.holders++ == 0;
	}

	/**
	 * Removes a client.
	 * @return {@code true} if it was the last
	 */
	boolean release() {
		return --this.holders == 0;
	}

}
