package io.neffos.spring.boot.autoconfigure;

import java.util.concurrent.Executor;

import io.neffos.spring.annotation.support.BlockingSchedulers;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;

/**
 * Chooses where event methods run that may block.
 */
final class BlockingScheduler {

	private static final int TTL_SECONDS = 60;

	private BlockingScheduler() {
	}

	static BlockingSchedulers choose(Environment environment, BeanFactory beanFactory) {
		String name = TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME;
		if (Threading.VIRTUAL.isActive(environment) && beanFactory.containsBean(name)) {
			Scheduler virtual = Schedulers.fromExecutor(beanFactory.getBean(name, Executor.class));
			return new BlockingSchedulers(virtual, virtual);
		}
		return new BlockingSchedulers(Schedulers.boundedElastic(),
				Schedulers.newBoundedElastic(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
						Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE, "neffos-lifecycle", TTL_SECONDS, true));
	}

}
