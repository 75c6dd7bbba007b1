package io.neffos.spring.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.Executor;

import io.neffos.spring.engine.support.BlockingPool;
import io.neffos.spring.engine.support.BlockingSchedulers;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.support.ExecutorServiceAdapter;

/**
 * The schedulers of methods that may block: virtual threads where the application has
 * them, else pools. No default candidates: an application that injects a scheduler means
 * one of its own.
 */
@Configuration(proxyBeanMethods = false)
class BlockingConfiguration {

	private static final String EVENTS = "neffosScheduler";

	private static final String LIFECYCLE = "neffosLifecycleScheduler";

	@Bean(name = EVENTS, destroyMethod = "dispose", defaultCandidate = false)
	@ConditionalOnMissingBean(name = EVENTS)
	Scheduler neffosScheduler(NeffosServerProperties properties, Environment environment, BeanFactory beanFactory) {
		Scheduler virtual = virtual(environment, beanFactory);
		return (virtual != null) ? virtual : new BlockingPool("neffos-events", threads(properties));
	}

	@Bean(name = LIFECYCLE, destroyMethod = "dispose", defaultCandidate = false)
	@ConditionalOnMissingBean(name = LIFECYCLE)
	Scheduler neffosLifecycleScheduler(NeffosServerProperties properties, Environment environment,
			BeanFactory beanFactory) {
		Scheduler virtual = virtual(environment, beanFactory);
		return (virtual != null) ? virtual : new BlockingPool("neffos-lifecycle", threads(properties));
	}

	@Bean
	BlockingSchedulers neffosBlockingSchedulers(@Qualifier(EVENTS) Scheduler events,
			@Qualifier(LIFECYCLE) Scheduler lifecycle) {
		return new BlockingSchedulers(events, lifecycle);
	}

	private static @Nullable Scheduler virtual(Environment environment, BeanFactory beanFactory) {
		String name = TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME;
		if (!Threading.VIRTUAL.isActive(environment) || !beanFactory.containsBean(name)) {
			return null;
		}
		Executor executor = beanFactory.getBean(name, Executor.class);
		return (executor instanceof TaskExecutor taskExecutor)
				? Schedulers.fromExecutorService(new Interruptible(taskExecutor)) : Schedulers.fromExecutor(executor);
	}

	private static int threads(NeffosServerProperties properties) {
		Integer threads = properties.blocking().maxThreads();
		return (threads != null) ? threads : BlockingPool.defaultThreads();
	}

	/**
	 * Makes tasks that can be interrupted, of an executor that ends with its own bean.
	 */
	private static final class Interruptible extends ExecutorServiceAdapter {

		Interruptible(TaskExecutor executor) {
			super(executor);
		}

		@Override
		public void shutdown() {
			// the executor is the application's
		}

		@Override
		public List<Runnable> shutdownNow() {
			return List.of();
		}

	}

}
