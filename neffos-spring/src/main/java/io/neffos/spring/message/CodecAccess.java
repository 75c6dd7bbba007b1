package io.neffos.spring.message;

import io.neffos.spring.engine.text.MessageAccess;
import io.netty.buffer.ByteBuf;

/**
 * The codec's access to messages.
 */
final class CodecAccess extends MessageAccess<NeffosMessage, NeffosMessageBuilder> {

	@Override
	public ByteBuf content(NeffosMessage message) {
		return message.content();
	}

	@Override
	public NeffosMessageBuilder received(NeffosMessageBuilder builder, ByteBuf body, boolean binary) {
		return builder.content(body, true).frameType(binary, false);
	}

	@Override
	public NeffosMessageBuilder names(NeffosMessageBuilder builder, String namespace, String room, String event) {
		return builder.decodedNames(namespace, room, event);
	}

	@Override
	public NeffosMessageBuilder ask(NeffosMessageBuilder builder, boolean ask) {
		return builder.ask(ask);
	}

}
