package io.neffos.spring.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;
import io.netty.util.internal.PlatformDependent;

/**
 * What this process uses.
 */
final class ProcessFigures {

	private static final int COLLECTIONS = 3;

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private ProcessFigures() {
	}

	static long cpuNanos() {
		return SYSTEM.getProcessCpuTime();
	}

	/**
	 * Collects the garbage.
	 * @return the bytes of the heap, of direct buffers and of the resident set
	 */
	static String memoryAfterGc() {
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
			sleep();
		}
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) + " " + direct() + " " + resident();
	}

	private static void sleep() {
		try {
			Thread.sleep(200);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Netty's own direct buffers are in no pool that the JVM knows.
	 */
	private static long direct() {
		long pooled = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
		return pooled + Math.max(0, PlatformDependent.usedDirectMemory());
	}

	private static long resident() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
