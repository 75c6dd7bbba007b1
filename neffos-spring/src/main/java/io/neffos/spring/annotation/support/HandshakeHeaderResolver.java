package io.neffos.spring.annotation.support;

import java.util.List;

import io.neffos.spring.connection.Handshake;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.reactive.AbstractNamedValueMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.util.Assert;

/**
 * Makes a {@link Header @Header} parameter's value from a header of the handshake.
 */
final class HandshakeHeaderResolver extends AbstractNamedValueMethodArgumentResolver {

	HandshakeHeaderResolver(ConfigurableBeanFactory beanFactory) {
		super(conversionService(beanFactory), beanFactory);
	}

	private static ConversionService conversionService(ConfigurableBeanFactory beanFactory) {
		ConversionService conversionService = beanFactory.getConversionService();
		return (conversionService != null) ? conversionService : DefaultConversionService.getSharedInstance();
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(Header.class);
	}

	@Override
	protected NamedValueInfo createNamedValueInfo(MethodParameter parameter) {
		Header header = parameter.getParameterAnnotation(Header.class);
		Assert.state(header != null, "No @Header");
		return new HeaderInfo(header);
	}

	@Override
	protected @Nullable Object resolveArgumentInternal(MethodParameter parameter, Message<?> message, String name) {
		List<String> values = ((Handshake) message.getPayload()).headers(name);
		if (values.isEmpty()) {
			return null;
		}
		return (values.size() == 1) ? values.get(0) : values;
	}

	@Override
	protected void handleMissingValue(String name, MethodParameter parameter, Message<?> message) {
		throw new MethodArgumentResolutionException(message, parameter, "The handshake has no header '" + name + "'");
	}

	private static final class HeaderInfo extends NamedValueInfo {

		HeaderInfo(Header header) {
			super(header.name(), header.required(), header.defaultValue());
		}

	}

}
