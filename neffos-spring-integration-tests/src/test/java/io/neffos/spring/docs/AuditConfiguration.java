package io.neffos.spring.docs;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.server.NeffosServerDecorator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

	@Bean
	@Primary
	NeffosServer auditedServer(ManagedNeffosServer delegate) {
		return new AuditedServer(delegate);
	}

	static class AuditedServer extends NeffosServerDecorator {

		private static final Logger logger = LoggerFactory.getLogger(AuditedServer.class);

		AuditedServer(NeffosServer delegate) {
			super(delegate);
		}

		@Override
		public Emission<BroadcastResult> broadcast(Exclude exclude, NeffosMessage... messages) {
			logger.info("Broadcasting {} message(s)", messages.length);
			return super.broadcast(exclude, messages);
		}

	}

}
