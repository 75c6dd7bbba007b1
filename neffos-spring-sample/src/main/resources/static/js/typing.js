const SHOWN = 4_000;

const SENT_EVERY = 2_000;

/** Who is typing where. A sign goes out by itself after a while. */
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

/** Tells others that I am typing, not at every key. */
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

	/** The next key is told at once again. */
	reset(conversation) {
		this.#sent.delete(conversation);
	}

}
