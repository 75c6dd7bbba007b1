// The unmodified neffos.js in Node against the sample's chat.
import assert from "node:assert/strict";
import * as neffos from "neffos.js";
import { failure, step, until } from "./steps.mjs";

const url = process.env.NEFFOS_URL;

class Visitor {

	seen = [];

	static async arrive() {
		const visitor = new Visitor();
		const events = ["directory", "presence", "chat", "rolled", "direct", "typing"];
		const handlers = Object.fromEntries(events.map((event) => [event, (ns, msg) => {
			visitor.seen.push({ event, room: msg.Room, ...msg.unmarshal() });
		}]));
		visitor.conn = await neffos.dial(url, { chat: handlers });
		visitor.ended = new Promise((resolve) => visitor.conn.conn.addEventListener("close", (event) => resolve(event.code)));
		visitor.ns = await visitor.conn.connect("chat");
		return visitor;
	}

	async ask(event, body, room = "") {
		const message = Object.assign(new neffos.Message(), { Namespace: "chat", Room: room, Event: event, Body: JSON.stringify(body) });
		const answer = await this.conn.ask(message);
		return (answer.Body) ? JSON.parse(answer.Body) : undefined;
	}

	async signIn(name, token) {
		return this.mine = await this.ask("sign-in", { name, token });
	}

	/** Waits for something to arrive. */
	async sees(expected) {
		return until(() => this.seen.find((one) => Object.entries(expected).every(([key, value]) => JSON.stringify(one[key]) === JSON.stringify(value))));
	}

}

const ann = await Visitor.arrive();
const bob = await Visitor.arrive();

await step("no name, no room", async () => {
	assert.equal(await failure(() => ann.ns.joinRoom("lobby")), "Please choose a name first.");
});

await step("names", async () => {
	assert.equal((await ann.signIn(" ann ")).name, "ann");
	assert.equal(await failure(() => bob.signIn("ANN")), "The name ANN is taken. Please choose another one.");
	assert.equal(await failure(() => bob.signIn("   ")), "Please enter a name.");
	assert.equal(await failure(() => bob.ask("sign-in", {})), "Please enter a name.");
	assert.equal(await failure(() => bob.signIn("b".repeat(21))), "That name is too long: at most 20 characters, please.");
	assert.equal(await failure(() => bob.signIn("<b>")), "Please use only letters, digits, dots, dashes and underscores.");
	await bob.signIn("bob");
	await ann.sees({ event: "directory", people: ["ann", "bob"] });
});

await step("rooms", async () => {
	await ann.ns.joinRoom("lobby");
	await bob.ns.joinRoom("lobby");
	await ann.sees({ event: "presence", room: "lobby", members: ["ann", "bob"] });
	await ann.sees({ event: "directory", rooms: [{ name: "lobby", members: 2 }] });
	assert.equal(await failure(() => ann.ns.joinRoom("x".repeat(31))), "That name is too long: at most 30 characters, please.");
	assert.equal(await failure(() => ann.ns.joinRoom("Lobby")), "Please write the room's name as lobby.");
});

await step("a message", async () => {
	await ann.ask("chat", { text: "hello; <b>all</b>" }, "lobby");
	await bob.sees({ event: "chat", room: "lobby", from: "ann", text: "hello; <b>all</b>" });
	await ann.sees({ event: "chat", room: "lobby", from: "ann", text: "hello; <b>all</b>" });
	assert.equal(await failure(() => ann.ask("chat", { text: " " }, "lobby")), "Please write something.");
	assert.equal(await failure(() => ann.ask("chat", { text: "x".repeat(2001) }, "lobby")), "That is too long: at most 2000 characters, please.");
});

await step("typing", async () => {
	bob.ns.room("lobby").emit("typing", "null");
	await ann.sees({ event: "typing", room: "lobby", name: "bob" });
	assert.ok(!bob.seen.some(({ event }) => event === "typing"));
});

await step("a private message", async () => {
	assert.equal((await ann.ask("direct", { to: "BOB", text: "psst" })).to, "bob");
	await bob.sees({ event: "direct", from: "ann", text: "psst" });
	assert.equal(await failure(() => ann.ask("direct", { to: "carl", text: "psst" })), "carl is not here at the moment.");
});

await step("dice and time", async () => {
	const rolled = await ann.ask("roll", { sides: 20 }, "lobby");
	assert.ok(rolled.value >= 1 && rolled.value <= 20);
	await bob.sees({ event: "rolled", room: "lobby", name: "ann", value: rolled.value, sides: 20 });
	assert.equal((await ann.ask("roll", {})).sides, 6);
	assert.equal(await failure(() => ann.ask("roll", { sides: 1 })), "A die has at least 2 sides.");
	assert.ok(Math.abs(Date.parse((await ann.ask("time", null)).time) - Date.now()) < 60_000);
});

await step("the page comes back before its old connection is gone", async () => {
	const again = await Visitor.arrive();
	await again.signIn("ann", ann.mine.token);
	assert.equal(again.mine.token, ann.mine.token);
	assert.equal(await ann.ended, 4001);
	await again.ns.joinRoom("lobby");
	await until(() => again.seen.filter(({ event }) => event === "presence").at(-1)?.members.join() === "ann,bob");
	again.conn.close();
	await bob.sees({ event: "presence", room: "lobby", members: ["bob"] });
	await bob.sees({ event: "directory", people: ["bob"] });
});

await step("leave", async () => {
	await bob.ns.joinRoom("den");
	await bob.ns.leaveAll();
	await bob.sees({ event: "directory", people: ["bob"], rooms: [] });
});

process.exit(0);
