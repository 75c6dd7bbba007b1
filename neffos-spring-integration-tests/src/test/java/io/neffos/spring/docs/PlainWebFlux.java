package io.neffos.spring.docs;

import java.util.List;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import io.neffos.spring.webflux.NeffosHandlerMapping;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.EnableWebFlux;

@Configuration(proxyBeanMethods = false)
@EnableWebFlux
class PlainWebFlux {

	@Bean
	ManagedNeffosServer neffosServer() {
		return NeffosServer.builder()
			.namespace("chat", (chat) -> chat.on("say", (member, message) -> member.broadcast(message).result().then()))
			.build();
	}

	@Bean
	NeffosHandlerMapping neffosHandlerMapping(ManagedNeffosServer server) {
		return new NeffosHandlerMapping(List.of(NeffosEndpoint.builder(server).path("/neffos").build()));
	}

}
