import { key } from "../names.js";
import { avatar, byId, element, fieldError, fill } from "./dom.js";

/** The frame around the lines: title, members, typing members. */
export class ConversationView {

	#chat;

	#chosen;

	/**
	 * @param chat the chat
	 * @param {() => void} chosen called after the choice of a member for a private conversation
	 */
	constructor(chat, chosen) {
		this.#chat = chat;
		this.#chosen = chosen;
		byId("leave-room").addEventListener("click", () => this.#leave());
		chat.addEventListener("change", () => this.#render());
	}

	async #leave() {
		try {
			await this.#chat.leave(this.#chat.conversation.name);
		}
		catch (error) {
			fieldError(byId("message"), byId("message-error"), error.message);
		}
	}

	#render() {
		const { conversation, conversations, typing } = this.#chat;
		const elsewhere = [...conversations.values()].reduce((sum, { unread }) => sum + unread, 0);
		byId("unread-elsewhere").hidden = elsewhere === 0;
		byId("unread-elsewhere").textContent = String(elsewhere);
		document.title = `${(elsewhere > 0) ? `(${elsewhere}) ` : ""}${conversation?.name ?? "Welcome"} – neffos chat`;
		byId("conversation-title").textContent = title(conversation);
		byId("conversation-subtitle").textContent = this.#subtitle(conversation);
		byId("leave-room").hidden = !conversation?.isRoom;
		byId("leave-room").textContent = "Leave";
		byId("leave-room").setAttribute("aria-label", `Leave ${conversation?.name}`);
		const text = (conversation) ? typing.text(conversation.id) : "";
		if (byId("typing").textContent !== text) {
			byId("typing").textContent = text;
		}
		this.#members(conversation);
	}

	#subtitle(conversation) {
		if (!conversation) {
			return "You haven't joined a room. Join one, or write to a person.";
		}
		if (this.#chat.status !== "connected") {
			return "Not connected";
		}
		if (conversation.isRoom) {
			const count = conversation.members.length;
			return (count === 1) ? "Only you are here" : `${count} people are here`;
		}
		return (this.#isOnline(conversation.name)) ? "Online · only the two of you read this" : "Not here at the moment";
	}

	#members(conversation) {
		const isRoom = conversation?.isRoom ?? false;
		byId("members-panel").hidden = !isRoom;
		byId("show-members").hidden = !isRoom;
		fill(byId("members"), (isRoom) ? conversation.members.map((name) => this.#member(name)) : []);
		byId("members-hint").textContent = (isRoom && conversation.members.length > 1) ? "Choose a person to write a private message." : "";
	}

	#member(name) {
		const face = element("span.face", { "data-online": "true" }, avatar(name));
		if (name === this.#chat.name) {
			return element("li", {}, element("span.entry", {}, face, element("span.entry-name", {}, name), element("span.tag", {}, "you")));
		}
		const button = element("button.entry", { "type": "button", "data-key": name, "aria-label": `Write to ${name}` },
				face, element("span.entry-name", {}, name));
		button.addEventListener("click", () => {
			this.#chat.open("person", name);
			this.#chosen();
		});
		return element("li", {}, button);
	}

	#isOnline(name) {
		return this.#chat.directory.people.some((person) => key(person) === key(name));
	}

}

function title(conversation) {
	if (!conversation) {
		return "Welcome";
	}
	return (conversation.isRoom) ? `# ${conversation.name}` : conversation.name;
}
