import { byId } from "./dom.js";

const TEXTS = {
	connecting: "Connecting…",
	connected: "Connected",
	reconnecting: "Reconnecting…",
	offline: "Offline",
	replaced: "In another window",
};

const BANNERS = {
	reconnecting: ["The connection was lost. Trying to reach the server again…", "Try now"],
	offline: ["You are offline. The chat goes on as soon as you are back.", "Try now"],
	replaced: ["You are signed in from another window or tab.", "Use this one"],
};

/** The connection's state: always a small sign, and a banner while it isn't connected. */
export class StatusView {

	#chat;

	constructor(chat) {
		this.#chat = chat;
		byId("banner-action").addEventListener("click", () => chat.reconnect());
		chat.addEventListener("change", () => this.#render());
	}

	#render() {
		const { status } = this.#chat;
		if (document.body.dataset.status === status) {
			return;
		}
		document.body.dataset.status = status;
		for (const place of document.querySelectorAll("[data-status-text]")) {
			place.textContent = TEXTS[status];
		}
		const [text, action] = BANNERS[status] ?? [];
		byId("banner").hidden = !text;
		byId("banner-text").textContent = text ?? "";
		byId("banner-action").textContent = action ?? "";
	}

}
