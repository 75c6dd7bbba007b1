import { key } from "./names.js";

const MAX_LINES = 300;

const COMEBACK = 15_000;

let nextLine = 1;

/** The lines of one room, or of a private conversation. */
export class Conversation {

	/** People in the room, by name. */
	members = [];

	/** Lines in their order: `{id, kind: "text" | "notice" | "private", from, text, time, own}`. */
	lines = [];

	unread = 0;

	draft = "";

	constructor(kind, name, lines = []) {
		this.kind = kind;
		this.name = name;
		lines.forEach((line) => this.add(line));
	}

	static id(kind, name) {
		return `${kind}:${(kind === "person") ? key(name) : name}`;
	}

	get id() {
		return Conversation.id(this.kind, this.name);
	}

	get isRoom() {
		return this.kind === "room";
	}

	add(line) {
		this.lines.push({ time: Date.now(), ...line, id: nextLine++ });
		if (this.lines.length > MAX_LINES) {
			this.lines.shift();
		}
	}

	notice(text, about) {
		this.add({ kind: "notice", text, about });
	}

	/** Adds a notice for a new member. A member who left a moment ago has reloaded the page or reconnected. */
	came(name) {
		const last = this.lines.at(-1);
		if (last?.about === `left ${name}` && Date.now() - last.time < COMEBACK) {
			this.lines.pop();
			this.notice(`${name} is back`);
		}
		else {
			this.notice(`${name} joined`);
		}
	}

	went(name) {
		this.notice(`${name} left`, `left ${name}`);
	}

	toJSON() {
		return { kind: this.kind, name: this.name, lines: this.lines.slice(-100) };
	}

}
