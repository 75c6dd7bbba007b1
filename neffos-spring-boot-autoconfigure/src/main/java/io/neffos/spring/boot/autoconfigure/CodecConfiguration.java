package io.neffos.spring.boot.autoconfigure;

import java.util.List;

import io.neffos.spring.annotation.support.PayloadCodecs;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.codec.Decoder;
import org.springframework.core.codec.Encoder;
import org.springframework.http.codec.DecoderHttpMessageReader;
import org.springframework.http.codec.EncoderHttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;

/**
 * Takes the codecs that the application uses for HTTP, without knowing which JSON library
 * is there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ CodecCustomizer.class, ServerCodecConfigurer.class })
class CodecConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PayloadCodecs neffosPayloadCodecs(ObjectProvider<CodecCustomizer> customizers) {
		ServerCodecConfigurer configurer = ServerCodecConfigurer.create();
		customizers.orderedStream().forEach((customizer) -> customizer.customize(configurer));
		List<Decoder<?>> decoders = configurer.getReaders()
			.stream()
			.filter(DecoderHttpMessageReader.class::isInstance)
			.<Decoder<?>>map((reader) -> ((DecoderHttpMessageReader<?>) reader).getDecoder())
			.toList();
		List<Encoder<?>> encoders = configurer.getWriters()
			.stream()
			.filter(EncoderHttpMessageWriter.class::isInstance)
			.<Encoder<?>>map((writer) -> ((EncoderHttpMessageWriter<?>) writer).getEncoder())
			.toList();
		return new PayloadCodecs(decoders, encoders);
	}

}
