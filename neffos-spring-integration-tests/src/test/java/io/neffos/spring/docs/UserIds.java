package io.neffos.spring.docs;

import java.security.Principal;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.server.ConnectionIdGenerator;

import org.springframework.stereotype.Component;

@Component
class UserIds implements ConnectionIdGenerator {

	private final ConnectionIdGenerator random = ConnectionIdGenerator.random();

	@Override
	public String generate(Handshake handshake) {
		Principal user = handshake.principal();
		return (user != null) ? user.getName() : this.random.generate(handshake);
	}

}
