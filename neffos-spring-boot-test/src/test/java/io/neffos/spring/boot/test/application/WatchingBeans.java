package io.neffos.spring.boot.test.application;

import java.util.function.Consumer;

import io.neffos.spring.annotation.support.NeffosHandlerMethodArgumentResolver;
import io.neffos.spring.connection.Broadcast;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.EventHandler;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.EventHandlerDecorator;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/**
 * Components that watch the server and belong to each of its tests.
 */
public final class WatchingBeans {

	private WatchingBeans() {
	}

	@Component
	static class Decorator implements EventHandlerDecorator {

		@Override
		public EventHandler decorate(String namespace, String event, EventHandler handler) {
			return handler;
		}

	}

	@Component
	static class Observer implements BroadcastObserver {

		@Override
		public Consumer<BroadcastResult> begun(@Nullable String namespace, Broadcast broadcast) {
			return (result) -> {
			};
		}

	}

	@Component
	static class Resolver implements NeffosHandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return false;
		}

		@Override
		public @Nullable Object resolveArgument(MethodParameter parameter, NamespaceConnection sender,
				NeffosMessage message) {
			return null;
		}

	}

	@Component
	static class Listener implements SlowConsumerListener {

		@Override
		public void onSlowConsumer(SlowConsumerEvent event) {
		}

	}

}
