import { byId, fieldError } from "./dom.js";

/** The sign-in form: the field for the name, and the reason for its refusal. */
export class SignInView {

	#chat;

	#entered;

	#field = byId("name");

	#button = byId("sign-in-form").querySelector("button");

	/**
	 * @param chat the chat
	 * @param {() => void} entered called after the sign-in
	 */
	constructor(chat, entered) {
		this.#chat = chat;
		this.#entered = entered;
		byId("sign-in-form").addEventListener("submit", (event) => {
			event.preventDefault();
			this.#submit();
		});
		this.#field.addEventListener("input", () => this.#error(""));
		chat.addEventListener("refused", ({ detail }) => {
			this.#error(detail);
			this.#field.focus();
		});
		chat.addEventListener("signed-out", () => {
			this.#error("");
			this.#field.value = "";
		});
		chat.addEventListener("change", () => this.#render());
	}

	async #submit() {
		this.#button.disabled = true;
		try {
			await this.#chat.signIn(this.#field.value);
			this.#entered();
		}
		catch (error) {
			this.#error(error.message);
			this.#field.focus();
		}
		finally {
			this.#button.disabled = false;
		}
	}

	#error(text) {
		fieldError(this.#field, byId("name-error"), text);
	}

	#render() {
		const signedIn = this.#chat.name !== null || this.#chat.remembersName;
		const appears = byId("sign-in").hidden && !signedIn;
		byId("sign-in").hidden = signedIn;
		byId("chat").hidden = !signedIn;
		if (appears) {
			this.#field.focus();
		}
	}

}
