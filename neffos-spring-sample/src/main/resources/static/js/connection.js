import { dial, Message } from "../vendor/neffos.js/0.1.34/neffos.min.js";
import { Asks, NoAnswer, within } from "./asks.js";

/** The close code for a page whose member has signed in from another window. */
const TAKEN_OVER = 4001;

const DIAL_TIMEOUT = 10_000;

const PAUSES = [500, 1_000, 2_000, 4_000, 8_000];

const STABLE = 5_000;

/**
 * Keeps one namespace of one server connected: dials, and dials again after each end until it is stopped.
 *
 * The `reconnect` option of neffos.js isn't used: it gives up when one dial fails, and in browsers other than Chromium
 * it doesn't return the new connection.
 *
 * Events: `status` (see {@link status}), `open` (the namespace is connected, sign in now).
 */
export class Connection extends EventTarget {

	/** One of "connecting", "connected", "reconnecting", "offline", "replaced". */
	status = "connecting";

	#url;

	#namespace;

	#handlers;

	#asks = new Asks();

	/** `{ns, lost}` while the namespace is connected. */
	#link = null;

	#hangUp = () => undefined;

	#wake = () => undefined;

	#running = false;

	/**
	 * @param {string} url path of the endpoint
	 * @param {string} namespace the namespace to connect
	 * @param {Object<string, (message: Message) => void>} handlers by event
	 */
	constructor(url, namespace, handlers) {
		super();
		this.#url = url;
		this.#namespace = namespace;
		this.#handlers = { [namespace]: guard(handlers) };
		window.addEventListener("online", () => this.#wake());
		window.addEventListener("offline", () => this.#hangUp());
	}

	get isConnected() {
		return this.#link !== null;
	}

	/** Waits until the namespace is connected, with a timeout. */
	async whenConnected() {
		if (!this.isConnected) {
			await within(DIAL_TIMEOUT, new Promise((resolve) => this.addEventListener("open", resolve, { once: true })));
		}
	}

	start() {
		if (!this.#running) {
			this.#running = true;
			this.#keepConnected();
		}
	}

	/** Ends the connection, if there is one, and dials a new one. */
	restart() {
		this.#hangUp();
		this.#wake();
		this.start();
	}

	/** Asks in the namespace, or in one of its rooms; fails with the server's text. */
	async ask(event, body, room = "") {
		const answer = await this.#perform((ns) => {
			const message = new Message();
			message.Namespace = this.#namespace;
			message.Room = room;
			message.Event = event;
			message.Body = JSON.stringify(body ?? null);
			return ns.conn.ask(message);
		});
		return (answer.Body) ? JSON.parse(answer.Body) : undefined;
	}

	/** Emits an event to a room, without waiting for an answer. */
	emit(room, event, body) {
		return this.#link?.ns.room(room)?.emit(event, JSON.stringify(body ?? null)) ?? false;
	}

	join(room) {
		return this.#perform((ns) => ns.joinRoom(room));
	}

	/** Leaves a room. `leave()` of neffos.js returns an error instead of throwing it. */
	async leave(room) {
		const error = await this.#perform((ns) => ns.room(room)?.leave());
		if (error) {
			throw error;
		}
	}

	async #perform(ask) {
		const link = this.#link;
		if (link === null) {
			throw new Error("You are not connected. Please try again in a moment.");
		}
		try {
			return await this.#asks.run(() => ask(link.ns), link.lost);
		}
		catch (error) {
			if (error instanceof NoAnswer && link === this.#link) {
				this.#hangUp();
			}
			throw error;
		}
	}

	async #keepConnected() {
		for (let tries = 0; this.#running; tries++) {
			this.#become((tries === 0) ? "connecting" : "reconnecting");
			const begin = Date.now();
			const code = await this.#stay();
			if (code === TAKEN_OVER) {
				this.#running = false;
				this.#become("replaced");
			}
			else {
				tries = (Date.now() - begin > STABLE) ? 0 : tries;
				await this.#pause(tries);
			}
		}
	}

	/** Dials, and returns the close code when the connection has ended. */
	async #stay() {
		let conn;
		try {
			conn = await this.#dial();
			const closed = new Promise((resolve) => {
				conn.conn.addEventListener("close", ({ code }) => resolve(code));
				// A lost network doesn't close the WebSocket.
				this.#hangUp = resolve;
			});
			const lost = closed.then(() => Promise.reject(new Error("The connection was lost. Please try again.")));
			lost.catch(() => undefined);
			const ns = await this.#asks.run(() => conn.connect(this.#namespace), lost);
			this.#link = { ns, lost };
			this.#become("connected");
			this.dispatchEvent(new Event("open"));
			return await closed;
		}
		catch {
			return undefined;
		}
		finally {
			this.#link = null;
			this.#hangUp = () => undefined;
			conn?.close();
		}
	}

	/** Dials, with a timeout: neffos.js doesn't notice that a server closes before the acknowledgement. */
	async #dial() {
		let late = false;
		const dialled = dial(this.#url, this.#handlers);
		dialled.then((conn) => late && conn.close(), () => undefined);
		try {
			return await within(DIAL_TIMEOUT, dialled);
		}
		catch (error) {
			late = true;
			throw error;
		}
	}

	async #pause(tries) {
		this.#become((navigator.onLine) ? "reconnecting" : "offline");
		const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];
		let timer;
		await new Promise((resolve) => {
			this.#wake = resolve;
			if (navigator.onLine) {
				// With jitter, so that the clients of a restarted server don't all reconnect at the same moment.
				timer = setTimeout(resolve, pause * (0.75 + Math.random() / 2));
			}
		});
		clearTimeout(timer);
		this.#wake = () => undefined;
	}

	#become(status) {
		if (this.status !== status) {
			this.status = status;
			this.dispatchEvent(new Event("status"));
		}
	}

}

/** Returns nothing: neffos.js would send the return value to the server, as an error. */
function guard(handlers) {
	return Object.fromEntries(Object.entries(handlers).map(([event, handle]) => [event, (_, message) => {
		if (!message.isError) {
			handle(message);
		}
	}]));
}
