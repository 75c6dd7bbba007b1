package io.neffos.spring.annotation.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Starts applications that must not start.
 */
final class RefusedStart {

	private RefusedStart() {
	}

	static InvalidEventMappingException of(Class<?>... components) {
		return of(new TestApplication(components));
	}

	static InvalidEventMappingException of(TestApplication started) {
		try (TestApplication application = started) {
			Throwable failure = catchThrowable(application::start);
			while (failure != null && !(failure instanceof InvalidEventMappingException)) {
				failure = failure.getCause();
			}
			assertThat(failure).isInstanceOf(InvalidEventMappingException.class);
			InvalidEventMappingException found = (InvalidEventMappingException) failure;
			assertThat(found).isNotNull();
			assertThat(found.methods()).isNotEmpty();
			return found;
		}
	}

	static InvalidEventMappingException assertFailure(String problem, String advice, Class<?>... components) {
		return assertFailure(problem, advice, new TestApplication(components));
	}

	static InvalidEventMappingException assertFailure(String problem, String advice, TestApplication started) {
		InvalidEventMappingException failure = of(started);
		assertThat(failure).hasMessageContaining(problem);
		assertThat(failure.advice()).contains(advice);
		return failure;
	}

}
