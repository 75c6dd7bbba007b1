package io.neffos.spring.annotation.support;

import java.util.List;

import io.neffos.spring.message.BodyConverter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Decoder;
import org.springframework.core.codec.Encoder;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * The codecs that read and write bodies. A body doesn't have a media type: JSON is tried
 * first, then whatever else the codecs support.
 *
 * @param decoders the decoders, in the order in which they are tried
 * @param encoders the encoders, in the order in which they are tried
 * @since 0.1.0
 */
public record PayloadCodecs(List<Decoder<?>> decoders, List<Encoder<?>> encoders) {

	/** No codecs: only texts and bytes can be read and written. */
	public static final PayloadCodecs NONE = new PayloadCodecs(List.of(), List.of());

	public PayloadCodecs {
		decoders = List.copyOf(decoders);
		encoders = List.copyOf(encoders);
	}

	/**
	 * Return a converter that writes bodies with these codecs: texts as text, bytes and
	 * data buffers as binary, and all other objects as the codecs do: JSON as text,
	 * anything else as binary.
	 * @return the converter
	 */
	public BodyConverter bodyConverter() {
		return new CodecBodyConverter(this);
	}

	@Nullable Decoder<?> decoder(ResolvableType type) {
		for (MimeType mimeType : new @Nullable MimeType[] { MimeTypeUtils.APPLICATION_JSON, null }) {
			for (Decoder<?> decoder : this.decoders) {
				if (decoder.canDecode(type, mimeType)) {
					return decoder;
				}
			}
		}
		return null;
	}

	@Nullable MimeType mimeType(Decoder<?> decoder, ResolvableType type) {
		return (decoder.canDecode(type, MimeTypeUtils.APPLICATION_JSON)) ? MimeTypeUtils.APPLICATION_JSON : null;
	}

	@Nullable Encoder<?> encoder(ResolvableType type, @Nullable MimeType mimeType) {
		for (Encoder<?> encoder : this.encoders) {
			if (encoder.canEncode(type, mimeType)) {
				return encoder;
			}
		}
		return null;
	}

}
