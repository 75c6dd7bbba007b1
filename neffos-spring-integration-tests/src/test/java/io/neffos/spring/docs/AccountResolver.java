package io.neffos.spring.docs;

import java.security.Principal;

import io.neffos.spring.annotation.support.NeffosHandlerMethodArgumentResolver;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

@Component
class AccountResolver implements NeffosHandlerMethodArgumentResolver {

	private final Accounts accounts;

	AccountResolver(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(CurrentAccount.class);
	}

	@Override
	public Mono<?> resolveArgument(MethodParameter parameter, NamespaceConnection sender, NeffosMessage message) {
		Principal user = sender.connection().principal();
		return (user != null) ? this.accounts.findByUser(user.getName())
				: Mono.error(new NeffosException("Please sign in."));
	}

}
