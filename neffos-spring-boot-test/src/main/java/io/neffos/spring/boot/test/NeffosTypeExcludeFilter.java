package io.neffos.spring.boot.test;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.support.NeffosHandlerMethodArgumentResolver;
import io.neffos.spring.boot.autoconfigure.NeffosServerCustomizer;
import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.ConflationKey;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.server.ConnectionIdGenerator;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.EventHandlerDecorator;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;

/**
 * {@code TypeExcludeFilter} for {@link NeffosTest @NeffosTest}.
 */
final class NeffosTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<NeffosTest> {

	private static final Class<?>[] NONE = {};

	private static final List<Class<?>> ALWAYS = List.of(ControllerAdvice.class, ConnectionInterceptor.class,
			ConnectionIdGenerator.class, EventHandlerDecorator.class, BroadcastObserver.class,
			SlowConsumerListener.class, NeffosServerCustomizer.class, ConflationKey.class, BodyConverter.class,
			NeffosHandlerMethodArgumentResolver.class, Converter.class, GenericConverter.class, WebFluxConfigurer.class,
			WebFilter.class);

	private static final List<String> WITH_JACKSON = List.of("tools.jackson.databind.JacksonModule",
			"org.springframework.boot.jackson.JacksonComponent");

	private final Class<?>[] controllers;

	NeffosTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.controllers = getAnnotation().getValue("controllers", Class[].class).orElse(NONE);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		Set<Class<?>> includes = new LinkedHashSet<>(ALWAYS);
		ClassLoader classLoader = getClass().getClassLoader();
		for (String name : WITH_JACKSON) {
			if (ClassUtils.isPresent(name, classLoader)) {
				includes.add(ClassUtils.resolveClassName(name, classLoader));
			}
		}
		if (this.controllers.length == 0) {
			includes.add(NeffosController.class);
		}
		return includes;
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return new LinkedHashSet<>(Arrays.asList(this.controllers));
	}

}
