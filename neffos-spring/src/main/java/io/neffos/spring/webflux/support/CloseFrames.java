package io.neffos.spring.webflux.support;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * What a client may say in a close frame.
 */
public final class CloseFrames {

	private CloseFrames() {
	}

	/**
	 * Checks the body of a close frame: nothing, or a code and a text.
	 */
	public static boolean isValid(ByteBuf body) {
		int size = body.readableBytes();
		if (size == 0) {
			return true;
		}
		return size > 1 && isValid(body.getUnsignedShort(body.readerIndex()))
				&& ByteBufUtil.isText(body, body.readerIndex() + 2, size - 2, StandardCharsets.UTF_8);
	}

	/**
	 * Checks a close code by RFC 6455, 7.4.
	 */
	public static boolean isValid(int code) {
		return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
	}

}
