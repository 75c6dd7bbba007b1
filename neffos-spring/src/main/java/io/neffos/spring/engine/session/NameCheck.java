package io.neffos.spring.engine.session;

import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.MembershipLimits;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;

/**
 * Checks the token and the names of a client's message, which answers and error texts
 * repeat.
 */
final class NameCheck {

	private final int nameLength;

	private final int tokenLength;

	NameCheck(MembershipLimits limits) {
		this.nameLength = limits.nameLength();
		this.tokenLength = limits.tokenLength();
	}

	/**
	 * Returns the limit that a message breaks.
	 * @return the limit, or {@code null} if the message may be handled
	 */
	@Nullable Limit brokenBy(WireMessage in) {
		NeffosMessage message = in.message();
		if (in.token().length() > this.tokenLength) {
			return Limit.TOKEN_LENGTH;
		}
		boolean named = isName(message.namespace())
				&& (isName(message.event()) || SystemEvent.of(message.event()) != null);
		return (named) ? null : Limit.NAME_LENGTH;
	}

	/**
	 * Whether a name is as short as it has to be and has no control characters.
	 */
	boolean isName(String name) {
		int length = name.length();
		if (length > this.nameLength) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			if (Character.isISOControl(name.charAt(i))) {
				return false;
			}
		}
		return true;
	}

}
