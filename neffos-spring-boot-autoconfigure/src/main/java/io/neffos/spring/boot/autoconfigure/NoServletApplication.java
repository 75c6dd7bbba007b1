package io.neffos.spring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/**
 * Matches where there may be an endpoint: anywhere but in a servlet application.
 */
final class NoServletApplication extends NoneNestedConditions {

	NoServletApplication() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletApplication {

	}

}
