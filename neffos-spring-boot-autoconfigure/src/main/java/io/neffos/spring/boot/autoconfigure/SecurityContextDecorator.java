package io.neffos.spring.boot.autoconfigure;

import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.EventHandlerDecorator;
import reactor.core.Fuseable.ScalarCallable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Puts the user of the handshake into the Reactor context in the form from which Spring
 * Security's thread local accessor sets the {@code SecurityContextHolder} of methods that
 * may block, and an empty one for clients without a user. WebFlux itself has it in the
 * form for reactive methods only.
 */
final class SecurityContextDecorator implements EventHandlerDecorator {

	@Override
	public EventHandler decorate(String namespace, String event, EventHandler handler) {
		return new Secured(handler);
	}

	/**
	 * A handler with the user in its context.
	 *
	 * @param handler the original
	 */
	private record Secured(EventHandler handler) implements EventHandler {

		/**
		 * The key of Spring Security's accessor.
		 */
		private static final String KEY = SecurityContext.class.getName();

		@Override
		public Mono<?> handle(NamespaceConnection connection, NeffosMessage message) {
			Mono<?> result = this.handler.handle(connection, message);
			if (result instanceof ScalarCallable<?>) {
				return result;
			}
			return result.contextWrite((context) -> context.put(KEY, securityContext(connection)));
		}

		/**
		 * Without a user it is empty, not absent: the accessor restores only what it has
		 * set, and an authentication that a handler sets would stay on its thread for the
		 * next client's.
		 */
		private static SecurityContext securityContext(NamespaceConnection connection) {
			return (connection.connection().principal() instanceof Authentication user) ? new SecurityContextImpl(user)
					: new SecurityContextImpl();
		}

		@Override
		public boolean borrowsBody() {
			return this.handler.borrowsBody();
		}

		@Override
		public boolean handlesErrors() {
			return this.handler.handlesErrors();
		}

		@Override
		public String description() {
			return this.handler.description();
		}

	}

}
