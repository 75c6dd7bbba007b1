package io.neffos.spring.limits;

import java.util.Objects;

import io.netty.util.internal.PlatformDependent;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the memory that queued messages of all of a server's clients occupy, those
 * that clients have sent and those to be sent. Above a limit, the connections that occupy
 * the most memory are closed until a quarter of the limit is free again.
 *
 * @since 0.1.0
 */
public final class MemoryLimits {

	/** The defaults: a quarter of the maximum heap and of the maximum direct memory. */
	public static final MemoryLimits DEFAULTS = new MemoryLimits(quarter(Runtime.getRuntime().maxMemory()),
			quarter(PlatformDependent.maxDirectMemory()));

	private final long heapBytes;

	private final long directBytes;

	private MemoryLimits(long heapBytes, long directBytes) {
		Requirement.that(heapBytes > 0 && directBytes > 0, "The limits of memory must be positive");
		this.heapBytes = heapBytes;
		this.directBytes = directBytes;
	}

	/**
	 * Return the maximum number of bytes of heap memory.
	 * @return the number
	 */
	public long heapBytes() {
		return this.heapBytes;
	}

	/**
	 * Return the maximum number of bytes of direct memory.
	 * @return the number
	 */
	public long directBytes() {
		return this.directBytes;
	}

	/**
	 * Return a copy with another limit of heap memory.
	 * @param value the maximum number of bytes
	 * @return the copy
	 */
	public MemoryLimits withHeapBytes(long value) {
		return new MemoryLimits(value, this.directBytes);
	}

	/**
	 * Return a copy with another limit of direct memory.
	 * @param value the maximum number of bytes
	 * @return the copy
	 */
	public MemoryLimits withDirectBytes(long value) {
		return new MemoryLimits(this.heapBytes, value);
	}

	private static long quarter(long maximum) {
		return ((maximum > 0) ? maximum : Runtime.getRuntime().maxMemory()) / 4;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof MemoryLimits that && this.heapBytes == that.heapBytes
				&& this.directBytes == that.directBytes);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.heapBytes, this.directBytes);
	}

	@Override
	public String toString() {
		return "MemoryLimits[heapBytes=" + this.heapBytes + ", directBytes=" + this.directBytes + "]";
	}

}
