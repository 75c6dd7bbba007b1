import { HELP, parseCommand } from "../commands.js";
import { TypingReport } from "../typing.js";
import { byId, fieldError } from "./dom.js";

/** The message field and its buttons. */
export class ComposerView {

	#chat;

	#field = byId("message");

	#report;

	#conversation;

	constructor(chat) {
		this.#chat = chat;
		this.#report = new TypingReport((conversation) => chat.typed(conversation));
		byId("composer").addEventListener("submit", (event) => {
			event.preventDefault();
			this.#submit();
		});
		this.#field.addEventListener("keydown", (event) => {
			if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
				event.preventDefault();
				this.#submit();
			}
		});
		this.#field.addEventListener("input", () => this.#typed());
		byId("roll").addEventListener("click", () => this.#attempt(() => chat.roll()));
		byId("time").addEventListener("click", () => this.#attempt(() => chat.time()));
		chat.addEventListener("change", () => this.#render());
	}

	/** Focuses the field; on a touch screen the title, which opens no keyboard. */
	focus() {
		const place = matchMedia("(pointer: coarse)").matches ? byId("conversation-title") : this.#field;
		place.focus({ preventScroll: true });
	}

	async #submit() {
		const text = this.#field.value.trim();
		const conversation = this.#chat.conversation;
		if (!text || !conversation) {
			return;
		}
		this.#report.reset(conversation);
		this.#set("");
		if (!await this.#attempt(() => this.#perform(text))) {
			this.#giveBack(conversation, text);
		}
	}

	/** Restores a text that couldn't be sent, unless the field has another text by now. */
	#giveBack(conversation, text) {
		if (conversation !== this.#chat.conversation) {
			conversation.draft ||= text;
		}
		else if (!this.#field.value) {
			this.#set(text);
		}
	}

	#perform(text) {
		const command = parseCommand(text);
		switch (command?.name) {
			case undefined: return this.#chat.say(text);
			case "join": return this.#chat.join(command.argument);
			case "leave": return this.#leave();
			case "msg": return this.#chat.whisper(command.first, command.rest).then(() => this.#chat.open("person", command.first));
			case "roll": return this.#chat.roll(sides(command.first));
			case "time": return this.#chat.time();
			default: return this.#chat.tell(HELP);
		}
	}

	#leave() {
		const { isRoom, name } = this.#chat.conversation;
		if (!isRoom) {
			throw new Error("This isn't a room. It stays in the list until you sign out.");
		}
		return this.#chat.leave(name);
	}

	async #attempt(action) {
		this.#error("");
		try {
			await action();
			return true;
		}
		catch (error) {
			this.#error(error.message);
			return false;
		}
	}

	#typed() {
		this.#error("");
		this.#grow();
		if (this.#field.value && !this.#field.value.startsWith("/") && this.#conversation) {
			this.#report.typed(this.#conversation);
		}
	}

	#set(text) {
		this.#field.value = text;
		this.#grow();
	}

	#grow() {
		this.#field.style.height = "auto";
		this.#field.style.height = `${this.#field.scrollHeight}px`;
	}

	#error(text) {
		fieldError(this.#field, byId("message-error"), text);
	}

	#render() {
		const { conversation } = this.#chat;
		if (conversation === this.#conversation) {
			return;
		}
		if (this.#conversation) {
			this.#conversation.draft = this.#field.value;
		}
		this.#conversation = conversation;
		this.#error("");
		this.#set(conversation?.draft ?? "");
		byId("composer").hidden = !conversation;
		this.#field.placeholder = (conversation) ? `Message ${(conversation.isRoom) ? "#" : ""}${conversation.name}` : "";
	}

}

function sides(text) {
	if (text && !/^\d+$/.test(text)) {
		throw new Error("Please write it as /roll [sides], for example /roll 20");
	}
	return (text) ? Number(text) : undefined;
}
