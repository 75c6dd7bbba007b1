package io.neffos.spring.benchmarks.server.stomp;

import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/**
 * The simple broker, in order and with limits that a burst doesn't reach: with the
 * defaults it would close connections instead of delivering.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class BrokerConfiguration implements WebSocketMessageBrokerConfigurer {

	private static final int SEND_TIME_MILLIS = 120_000;

	private static final int SEND_BUFFER_BYTES = 64 * 1024 * 1024;

	@Override
	public void registerStompEndpoints(StompEndpointRegistry registry) {
		registry.addEndpoint("/stomp");
	}

	@Override
	public void configureMessageBroker(MessageBrokerRegistry registry) {
		registry.enableSimpleBroker("/topic");
		registry.setPreservePublishOrder(true);
	}

	@Override
	public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
		registration.setSendTimeLimit(SEND_TIME_MILLIS);
		registration.setSendBufferSizeLimit(SEND_BUFFER_BYTES);
	}

}
