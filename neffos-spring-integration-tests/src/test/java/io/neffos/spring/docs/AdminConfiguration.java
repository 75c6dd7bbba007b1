package io.neffos.spring.docs;

import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.webflux.NeffosEndpoint;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdminConfiguration {

	@Bean(defaultCandidate = false)
	ManagedNeffosServer adminServer(NeffosServer mainServer) {
		return NeffosServer.builder()
			.namespace("admin",
					(admin) -> admin.on("count",
							(member, message) -> Mono.just(String.valueOf(mainServer.totalConnections()))))
			.build();
	}

	@Bean(defaultCandidate = false)
	NeffosEndpoint adminEndpoint(@Qualifier("adminServer") ManagedNeffosServer adminServer) {
		return NeffosEndpoint.builder(adminServer).path("/admin/neffos").build();
	}

}
