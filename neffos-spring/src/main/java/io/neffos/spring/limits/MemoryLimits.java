package io.neffos.spring.limits;

import io.netty.util.internal.PlatformDependent;

/**
 * How much memory everything may keep that waits for the clients of a server: what they
 * have sent and what is to be sent to them. With more the connections that keep the most
 * are ended until a quarter of it is free again.
 *
 * @param heapBytes the bytes of the heap, positive
 * @param directBytes the bytes of direct memory, positive
 * @since 0.1.0
 */
public record MemoryLimits(long heapBytes, long directBytes) {

	/**
	 * What holds where nothing else is said: a quarter of the heap's and of the direct
	 * memory's maximum.
	 */
	public static final MemoryLimits DEFAULTS = new MemoryLimits(quarter(Runtime.getRuntime().maxMemory()),
			quarter(PlatformDependent.maxDirectMemory()));

	public MemoryLimits {
		Requirement.that(heapBytes > 0 && directBytes > 0, "The limits of memory must be positive");
	}

	private static long quarter(long maximum) {
		return ((maximum > 0) ? maximum : Runtime.getRuntime().maxMemory()) / 4;
	}

}
