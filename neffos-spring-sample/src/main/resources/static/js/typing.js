const SHOWN = 4_000;

const SENT_EVERY = 2_000;

/** The typing members of each conversation. A sign expires after a while. */
export class TypingSigns {

	#timers = new Map();

	#changed;

	constructor(changed) {
		this.#changed = changed;
	}

	show(conversation, name) {
		this.#clear(conversation, name);
		const key = `${conversation}\n${name}`;
		this.#timers.set(key, { conversation, name, timer: setTimeout(() => this.hide(conversation, name), SHOWN) });
		this.#changed();
	}

	hide(conversation, name) {
		if (this.#clear(conversation, name)) {
			this.#changed();
		}
	}

	text(conversation) {
		const names = [...this.#timers.values()].filter((sign) => sign.conversation === conversation).map((sign) => sign.name);
		switch (names.length) {
			case 0: return "";
			case 1: return `${names[0]} is typing…`;
			case 2: return `${names[0]} and ${names[1]} are typing…`;
			default: return "Several people are typing…";
		}
	}

	#clear(conversation, name) {
		const key = `${conversation}\n${name}`;
		clearTimeout(this.#timers.get(key)?.timer);
		return this.#timers.delete(key);
	}

}

/** Announces typing to others, at most once in a while. */
export class TypingReport {

	#sent = new Map();

	#send;

	constructor(send) {
		this.#send = send;
	}

	typed(conversation) {
		const now = Date.now();
		if (now - (this.#sent.get(conversation) ?? 0) > SENT_EVERY) {
			this.#sent.set(conversation, now);
			this.#send(conversation);
		}
	}

	/** Lets the next key be announced at once. */
	reset(conversation) {
		this.#sent.delete(conversation);
	}

}
