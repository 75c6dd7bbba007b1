package io.neffos.spring.boot.autoconfigure;

import java.util.concurrent.Executor;

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

	private BlockingScheduler() {
	}

	static Scheduler choose(Environment environment, BeanFactory beanFactory) {
		String name = TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME;
		if (Threading.VIRTUAL.isActive(environment) && beanFactory.containsBean(name)) {
			return Schedulers.fromExecutor(beanFactory.getBean(name, Executor.class));
		}
		return Schedulers.boundedElastic();
	}

}
