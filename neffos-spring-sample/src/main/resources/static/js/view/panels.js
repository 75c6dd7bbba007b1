import { byId } from "./dom.js";

/** Shows one part at a time on a small screen: the lists, the conversation, or the members. */
export class Panels {

	#root = byId("chat");

	constructor(chat) {
		let active = chat.active;
		byId("show-list").addEventListener("click", () => this.#showList());
		byId("show-members").addEventListener("click", () => this.#setMembers(this.#root.dataset.panel !== "open"));
		byId("hide-members").addEventListener("click", () => this.#closeMembers());
		document.addEventListener("keydown", (event) => {
			if (event.key === "Escape" && this.#root.dataset.panel === "open") {
				this.#closeMembers();
			}
		});
		document.addEventListener("click", ({ target }) => {
			if (this.#root.dataset.panel === "open" && !target.closest("#members-panel, #show-members")) {
				this.#setMembers(false);
			}
		});
		chat.addEventListener("change", () => {
			if (chat.active !== active) {
				active = chat.active;
				this.#setMembers(false);
				this.#root.dataset.view = (active === null) ? "list" : "conversation";
			}
		});
	}

	showConversation() {
		this.#root.dataset.view = "conversation";
	}

	#showList() {
		this.#root.dataset.view = "list";
		(document.querySelector(".sidebar [aria-current]") ?? byId("room-name")).focus();
	}

	#closeMembers() {
		this.#setMembers(false);
		byId("show-members").focus();
	}

	#setMembers(open) {
		this.#root.dataset.panel = (open) ? "open" : "closed";
		byId("show-members").setAttribute("aria-expanded", String(open));
		if (open) {
			byId("hide-members").focus();
		}
	}

}
