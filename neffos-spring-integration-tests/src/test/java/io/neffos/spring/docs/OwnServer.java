package io.neffos.spring.docs;

import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerBuilder;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OwnServer {

	@Bean
	ManagedNeffosServer server(ObjectProvider<NeffosServerCustomizer> customizers) {
		NeffosServerBuilder server = NeffosServer.builder()
			.namespace("status", (status) -> status.on("uptime", (member, message) -> Mono.just("a while")));
		customizers.orderedStream().forEach((customizer) -> customizer.customize(server));
		return server.build();
	}

}
