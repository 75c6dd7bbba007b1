package io.neffos.spring.docs;

import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.SystemEvent;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

	@Bean
	NeffosServerCustomizer statusNamespace() {
		return (server) -> server.namespace("status",
				(status) -> status.on("uptime", (member, message) -> Mono.just("a while"))
					.on("shout", (member, message) -> member.broadcast(message).result().then())
					.on(SystemEvent.ROOM_JOIN,
							(member, message) -> Mono.error(new NeffosException("There are no rooms here."))));
	}

}
