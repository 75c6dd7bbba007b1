package io.neffos.spring.annotation.support;

import java.util.Arrays;

import io.neffos.spring.annotation.support.Argument.BodyUse;
import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

/**
 * Handles an event by calling a bean's method, and an exception of that by calling an
 * exception handler.
 */
final class AnnotatedEventHandler implements EventHandler {

	private final EventMapping mapping;

	private final MethodInvocation method;

	private final String description;

	private final ExceptionMethods exceptionMethods;

	private final ArgumentErrors argumentErrors;

	private final HandlerErrors errors;

	private final boolean borrowsBody;

	private final boolean takesMessage;

	AnnotatedEventHandler(EventMapping mapping, EventMethod eventMethod, MethodInvocation method,
			ExceptionMethods exceptionMethods, ArgumentErrors argumentErrors, HandlerErrors errors) {
		this.mapping = mapping;
		this.method = method;
		this.description = eventMethod.toString();
		this.exceptionMethods = exceptionMethods;
		this.argumentErrors = argumentErrors;
		this.errors = errors;
		this.borrowsBody = !method.uses(BodyUse.KEEPS) && exceptionMethods.ignoreBody();
		this.takesMessage = Arrays.stream(eventMethod.parameters())
			.anyMatch((parameter) -> parameter.getParameterType() == NeffosMessage.class);
	}

	@Override
	public Mono<?> handle(NamespaceConnection connection, NeffosMessage message) {
		HandlerCall call = new HandlerCall(connection, message);
		@Nullable Object[] values;
		try {
			values = this.method.resolve(call);
		}
		catch (RuntimeException ex) {
			RuntimeException shown = this.argumentErrors.shown(ex);
			return recover(call, ex, (shown != ex) ? shown : this.errors.translate(ex));
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			// an application's resolver, in Kotlin also with checked exceptions
			return recover(call, ex, this.errors.translate(ex));
		}
		return this.method.invoke(call, values)
			.onErrorResume((ex) -> recover(call, ex, (ex instanceof MethodArgumentNotValidException invalid)
					? this.argumentErrors.shown(invalid) : this.errors.translate(ex)));
	}

	@Override
	public boolean borrowsBody() {
		return this.borrowsBody;
	}

	@Override
	public boolean handlesErrors() {
		return this.takesMessage;
	}

	@Override
	public String description() {
		return this.description;
	}

	private Mono<Object> recover(HandlerCall call, Throwable failure, Throwable otherwise) {
		MethodInvocation handler = this.exceptionMethods.find(failure);
		if (handler == null) {
			return Mono.error(otherwise);
		}
		Mono<Object> answer = Mono.defer(() -> {
			HandlerCall failed = call.failed(failure);
			return handler.invoke(failed, handler.resolve(failed));
		});
		return (this.mapping.isLifecycle()) ? refuse(answer, otherwise) : answer;
	}

	/**
	 * An exception refuses a lifecycle event also when it is handled: a handler that only
	 * logs must not let the client in.
	 */
	private static Mono<Object> refuse(Mono<Object> answer, Throwable failure) {
		return answer
			.flatMap((value) -> (value instanceof CharSequence text)
					? Mono.error(new NeffosException(text.toString(), failure)) : Mono.error(failure))
			.switchIfEmpty(Mono.error(failure));
	}

}
