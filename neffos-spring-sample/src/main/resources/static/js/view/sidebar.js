import { Conversation } from "../conversation.js";
import { avatar, byId, element, fieldError, fill } from "./dom.js";

/** The lists of rooms and people. */
export class SidebarView {

	#chat;

	#chosen;

	/**
	 * @param chat the chat
	 * @param {() => void} chosen called when a conversation was chosen
	 */
	constructor(chat, chosen) {
		this.#chat = chat;
		this.#chosen = chosen;
		byId("new-room").addEventListener("submit", (event) => {
			event.preventDefault();
			this.#join(byId("room-name").value);
		});
		byId("room-name").addEventListener("input", () => this.#error(""));
		byId("sign-out").addEventListener("click", () => chat.signOut());
		chat.addEventListener("change", () => this.#render());
	}

	async #join(room) {
		this.#error("");
		try {
			await this.#chat.join(room);
			byId("room-name").value = "";
			this.#chosen();
		}
		catch (error) {
			this.#error(error.message);
			byId("room-name").focus();
		}
	}

	#error(text) {
		fieldError(byId("room-name"), byId("room-error"), text);
	}

	#render() {
		const { conversations, directory, name } = this.#chat;
		if (name) {
			byId("me").replaceChildren(avatar(name), element("span.me-name", {}, name));
		}
		const joined = [...conversations.values()].filter((conversation) => conversation.isRoom);
		fill(byId("joined-rooms"), joined.map((room) => this.#room(room)));
		const others = directory.rooms.filter((room) => !conversations.has(Conversation.id("room", room.name)));
		fill(byId("other-rooms"), others.map((room) => this.#otherRoom(room)));
		byId("other-rooms-section").hidden = others.length === 0;
		fill(byId("people"), this.#people().map((person) => this.#person(person)));
	}

	#room(room) {
		return this.#entry(room.id, element("span.hash", { "aria-hidden": "true" }, "#"), room.name, room.unread,
				count(room.members.length), () => this.#chat.show(room.id));
	}

	#otherRoom({ name, members }) {
		const button = element("button.entry", { "type": "button", "data-key": `join:${name}` },
				element("span.hash", { "aria-hidden": "true" }, "#"), element("span.entry-name", {}, name),
				count(members), element("span.tag", {}, "Join"));
		button.addEventListener("click", () => this.#join(name));
		return element("li", {}, button);
	}

	/** All members, and the partners of private conversations. */
	#people() {
		const people = new Map();
		for (const conversation of this.#chat.conversations.values()) {
			if (!conversation.isRoom) {
				people.set(conversation.id, { name: conversation.name, online: false, unread: conversation.unread });
			}
		}
		for (const name of this.#chat.directory.people) {
			if (name !== this.#chat.name) {
				const id = Conversation.id("person", name);
				people.set(id, { name, online: true, unread: people.get(id)?.unread ?? 0 });
			}
		}
		return [...people.values()].sort((one, other) => one.name.localeCompare(other.name));
	}

	#person({ name, online, unread }) {
		const id = Conversation.id("person", name);
		const face = element("span.face", { "data-online": String(online) }, avatar(name));
		return this.#entry(id, face, name, unread, element("span.visually-hidden", {}, (online) ? "online" : "offline"),
				() => this.#chat.open("person", name));
	}

	#entry(id, sign, name, unread, note, choose) {
		const button = element("button.entry", { "type": "button", "data-key": id }, sign, element("span.entry-name", {}, name), note);
		if (unread > 0) {
			button.append(element("span.badge", {}, String(unread), element("span.visually-hidden", {}, " unread")));
		}
		if (id === this.#chat.active) {
			button.setAttribute("aria-current", "true");
		}
		button.addEventListener("click", () => {
			choose();
			this.#chosen();
		});
		return element("li", {}, button);
	}

}

function count(members) {
	return element("span.count", {}, String(members), element("span.visually-hidden", {}, " here"));
}
