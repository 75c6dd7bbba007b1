import { dial, Message } from "../vendor/neffos.js/0.1.34/neffos.min.js";
import { Asks } from "./asks.js";

/** The close code with which the server says that the same person has come from another window. */
const TAKEN_OVER = 4001;

const PAUSES = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * Keeps one namespace of one server connected: dials, notices the end, and dials again until it is stopped.
 *
 * It does so itself and doesn't use the `reconnect` option of neffos.js, which gives up when a dial fails and which
 * hands the new connection to nobody in browsers other than Chromium.
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

	#conn = null;

	#ns = null;

	#lost = null;

	#wake = () => undefined;

	#stopped = true;

	/**
	 * @param {string} url path of the endpoint
	 * @param {string} namespace the namespace to connect
	 * @param {Object<string, (message: Message) => void>} handlers by event
	 */
	constructor(url, namespace, handlers) {
		super();
		this.#url = url;
		this.#namespace = namespace;
		this.#handlers = { [namespace]: wrap(handlers) };
		window.addEventListener("online", () => this.#wake());
		window.addEventListener("offline", () => this.#conn?.close());
	}

	start() {
		if (this.#stopped) {
			this.#stopped = false;
			this.#keepConnected();
		}
	}

	/** Ends the connection and dials a new one at once. */
	restart() {
		if (this.#stopped) {
			this.start();
		}
		else {
			this.#conn?.close();
			this.#wake();
		}
	}

	get isConnected() {
		return this.#ns !== null;
	}

	/** Asks in the namespace, or in one of its rooms. */
	async ask(event, body, room = "") {
		const answer = await this.#askServer((ns) => {
			const message = new Message();
			message.Namespace = this.#namespace;
			message.Room = room;
			message.Event = event;
			message.Body = JSON.stringify(body ?? null);
			return ns.conn.ask(message);
		});
		return (answer.Body) ? JSON.parse(answer.Body) : undefined;
	}

	join(room) {
		return this.#askServer((ns) => ns.joinRoom(room));
	}

	/** Leaves a room. `leave()` of neffos.js returns an error instead of throwing it. */
	async leave(room) {
		const error = await this.#askServer((ns) => ns.room(room)?.leave());
		if (error) {
			throw error;
		}
	}

	/** Sends an event to a room and doesn't wait. */
	emit(room, event, body) {
		return this.#ns?.room(room)?.emit(event, JSON.stringify(body ?? null)) ?? false;
	}

	#askServer(ask) {
		return this.#asks.run(() => {
			if (!this.#ns) {
				throw new Error("You are not connected. Please try again in a moment.");
			}
			return ask(this.#ns);
		}, this.#lost);
	}

	async #keepConnected() {
		for (let tries = 0; !this.#stopped; tries++) {
			this.#become((tries === 0) ? "connecting" : "reconnecting");
			const started = Date.now();
			try {
				await this.#stay();
				tries = (Date.now() - started > 5_000) ? 0 : tries;
			}
			catch {
				// Not reachable: the next try will tell.
			}
			if (!this.#stopped) {
				await this.#pause(tries);
			}
		}
	}

	/** Dials, for a bounded time: neffos.js waits forever when the server hangs up before it has agreed. */
	#dial() {
		let late = false;
		const dialled = dial(this.#url, this.#handlers);
		dialled.then((conn) => late && conn.close(), () => undefined);
		return this.#asks.run(() => dialled).catch((error) => {
			late = true;
			throw error;
		});
	}

	/** Dials and returns when the connection has ended. */
	async #stay() {
		const conn = await this.#dial();
		this.#conn = conn;
		const closed = new Promise((resolve) => conn.conn.addEventListener("close", resolve));
		this.#lost = closed.then(() => Promise.reject(new Error("The connection was lost. Please try again.")));
		this.#lost.catch(() => undefined);
		try {
			this.#ns = await this.#asks.run(() => conn.connect(this.#namespace), this.#lost);
			this.#become("connected");
			this.dispatchEvent(new Event("open"));
			const { code } = await closed;
			if (code === TAKEN_OVER) {
				this.#stopped = true;
				this.#become("replaced");
			}
		}
		finally {
			this.#ns = null;
			conn.close();
		}
	}

	async #pause(tries) {
		this.#become((navigator.onLine) ? "reconnecting" : "offline");
		const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];
		await new Promise((resolve) => {
			// Spread, so that not all clients of a restarted server come back in the same moment.
			const timer = (navigator.onLine) ? setTimeout(resolve, pause * (0.75 + Math.random() / 2)) : undefined;
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		this.#wake = () => undefined;
	}

	#become(status) {
		if (this.status !== status) {
			this.status = status;
			this.dispatchEvent(new Event("status"));
		}
	}

}

/** neffos.js sends whatever a handler returns back as an error: nothing is returned. */
function wrap(handlers) {
	return Object.fromEntries(Object.entries(handlers).map(([event, handle]) => [event, (_, message) => {
		if (!message.isError) {
			handle(message);
		}
	}]));
}
