package io.neffos.spring.checks;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fails the test after which Netty reports a buffer that was never released. The report
 * comes with the next allocations, so it may be an earlier test's.
 */
public final class BufferLeakCheck implements BeforeAllCallback, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(BufferLeakCheck.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		leaks(context);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Queue<String> all = leaks(context).reports;
		List<String> reports = List.copyOf(all);
		all.removeAll(reports);
		assertThat(reports).as("buffers that were never released").isEmpty();
	}

	private static Leaks leaks(ExtensionContext context) {
		return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Leaks.class, (type) -> Leaks.watch(), Leaks.class);
	}

	/**
	 * The leaks of the run.
	 */
	private static final class Leaks extends ResourceLeakDetectorFactory {

		private final Queue<String> reports = new ConcurrentLinkedQueue<>();

		static Leaks watch() {
			Leaks leaks = new Leaks();
			setResourceLeakDetectorFactory(leaks);
			return leaks;
		}

		@Override
		@SuppressWarnings("deprecation")
		public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
				long maxActive) {
			return newResourceLeakDetector(resource, samplingInterval);
		}

		@Override
		public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
			return new ResourceLeakDetector<>(resource, samplingInterval) {

				@Override
				protected void reportTracedLeak(String resourceType, String records) {
					Leaks.this.reports.add(resourceType + records);
				}

				@Override
				protected void reportUntracedLeak(String resourceType) {
					Leaks.this.reports.add(resourceType);
				}

			};
		}

	}

}
