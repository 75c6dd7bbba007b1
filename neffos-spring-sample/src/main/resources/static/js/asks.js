/** The failure of an ask without an answer in time. */
export class NoAnswer extends Error {

	constructor() {
		super("The server doesn't answer. Please try again.");
	}

}

/** Waits for a result, with a timeout. */
export function within(milliseconds, ...results) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new NoAnswer()), milliseconds);
	});
	return Promise.race([...results, late]).finally(() => clearTimeout(timer));
}

/**
 * Runs asks one after another, each with a timeout. neffos.js 0.1.34 needs both: its tokens are times of a clock, so
 * that two asks within one tick may get the same, and its asks have no timeout.
 */
export class Asks {

	#last = Promise.resolve();

	#timeout;

	constructor(timeout = 10_000) {
		this.#timeout = timeout;
	}

	/**
	 * @param {() => Promise<T>} ask starts the ask
	 * @param {Promise<never>} lost rejects when the connection is lost
	 * @returns {Promise<T>} its answer
	 * @template T
	 */
	run(ask, lost) {
		const answer = this.#last.then(() => within(this.#timeout, Promise.resolve().then(ask), lost));
		this.#last = answer.catch(() => undefined);
		return answer;
	}

}
