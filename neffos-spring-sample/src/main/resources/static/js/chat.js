import { Connection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { key } from "./names.js";
import { session } from "./session.js";
import { TypingSigns } from "./typing.js";

const LOBBY = "lobby";

/**
 * The state of the chat for its user, and the user's actions. Independent of the page, which listens for the events
 * `change` (of any state), `refused` (the name, with the reason), `signed-out`.
 */
export class Chat extends EventTarget {

	/** My name, once the server has agreed; null before. */
	name = null;

	/** The conversations by id, in the order in which they were begun. */
	conversations = new Map();

	/** The id of the selected conversation. */
	active = null;

	/** All members and all rooms. */
	directory = { people: [], rooms: [] };

	typing = new TypingSigns(() => this.#changed());

	#token = null;

	#wanted = null;

	#connection;

	#scheduled = false;

	constructor(url) {
		super();
		this.#connection = new Connection(url, "chat", {
			directory: (message) => this.#directory(message.unmarshal()),
			presence: (message) => this.#presence(message.Room, message.unmarshal()),
			chat: (message) => this.#said(message.Room, message.unmarshal()),
			rolled: (message) => this.#rolled(message.Room, message.unmarshal()),
			direct: (message) => this.#whispered(message.unmarshal()),
			typing: (message) => this.typing.show(Conversation.id("room", message.Room), message.unmarshal().name),
		});
		this.#connection.addEventListener("status", () => this.#changed());
		this.#connection.addEventListener("open", () => this.#resume());
		this.#restore(session.load());
	}

	get status() {
		return this.#connection.status;
	}

	get conversation() {
		return this.conversations.get(this.active);
	}

	/** Whether this tab had a name before it was reloaded. */
	get remembersName() {
		return this.#wanted !== null;
	}

	start() {
		this.#connection.start();
	}

	reconnect() {
		this.#connection.restart();
	}

	/** Signs in with a name; fails with the server's reason. */
	async signIn(name) {
		await this.#connection.whenConnected();
		const mine = await this.#connection.ask("sign-in", { name, token: this.#token });
		this.name = this.#wanted = mine.name;
		this.#token = mine.token;
		this.#changed();
		await this.#rejoin();
	}

	signOut() {
		session.clear();
		this.name = this.#wanted = this.#token = this.active = null;
		this.conversations.clear();
		this.#connection.restart();
		this.dispatchEvent(new Event("signed-out"));
		this.#changed();
	}

	/** Selects a room, after joining it if necessary; fails with the server's reason. */
	async join(typed) {
		const room = key(typed).trim().replace(/\s+/g, "-");
		if (!room) {
			throw new Error("Please enter the room's name.");
		}
		await this.#connection.join(room);
		this.open("room", room);
	}

	async leave(room) {
		await this.#connection.leave(room);
		this.conversations.delete(Conversation.id("room", room));
		if (!this.conversation) {
			this.show([...this.conversations.keys()].at(-1) ?? null);
		}
		this.#changed();
	}

	/** Selects the private conversation with a member, after creating it if necessary. */
	open(kind, name) {
		this.show(this.#conversation(kind, name).id);
	}

	show(id) {
		this.active = id;
		if (this.conversation) {
			this.conversation.unread = 0;
		}
		this.#changed();
	}

	/** Sends a text to the selected conversation; fails with the server's reason. */
	async say(text) {
		const { isRoom, name } = this.conversation;
		if (isRoom) {
			await this.#connection.ask("chat", { text }, name);
		}
		else {
			await this.whisper(name, text);
		}
	}

	async whisper(to, text) {
		const sent = await this.#connection.ask("direct", { to, text });
		this.#conversation("person", sent.to).add({ kind: "text", from: this.name, text, time: sent.time, own: true });
		this.#changed();
	}

	async roll(sides) {
		const room = (this.conversation?.isRoom) ? this.conversation.name : "";
		const { value, sides: of } = await this.#connection.ask("roll", { sides }, room);
		this.tell(`You rolled ${value} (1 to ${of})`);
	}

	async time() {
		const asked = performance.now();
		const { time } = await this.#connection.ask("time");
		const took = Math.round(performance.now() - asked);
		this.tell(`The server's time is ${new Date(time).toLocaleTimeString()} (answered in ${took} ms)`);
	}

	/** Adds a line to the selected conversation, without sending it. */
	tell(text) {
		this.conversation?.add({ kind: "private", text });
		this.#changed();
	}

	typed(conversation) {
		if (conversation.isRoom) {
			this.#connection.emit(conversation.name, "typing", null);
		}
	}

	/** Signs in and joins the rooms again after a reconnect. */
	async #resume() {
		if (this.#wanted === null) {
			return;
		}
		try {
			await this.signIn(this.#wanted);
		}
		catch (error) {
			if (this.#connection.isConnected) {
				this.name = this.#wanted = null;
				this.#changed();
				this.dispatchEvent(new CustomEvent("refused", { detail: error.message }));
			}
		}
	}

	async #rejoin() {
		const rooms = [...this.conversations.values()].filter((conversation) => conversation.isRoom);
		if (this.conversations.size === 0) {
			await this.join(LOBBY);
		}
		for (const { id, name } of rooms) {
			try {
				await this.#connection.join(name);
			}
			catch (error) {
				this.conversations.get(id)?.notice(`You are not in this room any more: ${error.message}`);
			}
		}
		this.#changed();
	}

	#directory(directory) {
		this.directory = directory;
		this.#changed();
	}

	/** Replaces the members of a room, and adds notices for new and former members. */
	#presence(room, { members }) {
		const conversation = this.#conversation("room", room);
		const before = conversation.members;
		conversation.members = members;
		if (before.length > 0) {
			members.filter((name) => !before.includes(name)).forEach((name) => conversation.came(name));
			before.filter((name) => !members.includes(name)).forEach((name) => {
				conversation.went(name);
				this.typing.hide(conversation.id, name);
			});
		}
		else if (conversation.lines.length === 0) {
			conversation.notice(`You joined ${room}`);
		}
		this.#changed();
	}

	#said(room, { from, text, time }) {
		const conversation = this.#conversation("room", room);
		const own = from === this.name;
		conversation.add({ kind: "text", from, text, time, own });
		this.typing.hide(conversation.id, from);
		this.#received(conversation, own);
	}

	#rolled(room, { name, value, sides }) {
		const conversation = this.#conversation("room", room);
		conversation.notice(`${name} rolled ${value} (1 to ${sides})`);
		this.#changed();
	}

	#whispered({ from, text, time }) {
		const conversation = this.#conversation("person", from);
		conversation.add({ kind: "text", from, text, time, own: false });
		this.#received(conversation, false);
	}

	#received(conversation, own) {
		if (!own && (conversation.id !== this.active || document.hidden)) {
			conversation.unread++;
		}
		this.#changed();
	}

	#conversation(kind, name) {
		const id = Conversation.id(kind, name);
		if (!this.conversations.has(id)) {
			this.conversations.set(id, new Conversation(kind, name));
		}
		return this.conversations.get(id);
	}

	#restore({ name = null, token = null, active = null, conversations = [] }) {
		this.#wanted = name;
		this.#token = token;
		for (const { kind, name: with_, lines } of conversations) {
			const conversation = new Conversation(kind, with_, lines);
			this.conversations.set(conversation.id, conversation);
		}
		this.active = (this.conversations.has(active)) ? active : null;
	}

	/** Fires one event for several changes in a row. */
	#changed() {
		if (!this.#scheduled) {
			this.#scheduled = true;
			queueMicrotask(() => {
				this.#scheduled = false;
				if (this.#wanted !== null) {
					session.save({ name: this.#wanted, token: this.#token, active: this.active, conversations: [...this.conversations.values()] });
				}
				this.dispatchEvent(new Event("change"));
			});
		}
	}

}
