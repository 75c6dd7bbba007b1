/** There was no answer in time. */
export class NoAnswer extends Error {

	constructor() {
		super("The server doesn't answer. Please try again.");
	}

}

/** Waits for a result, but not forever. */
export function within(milliseconds, ...results) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new NoAnswer()), milliseconds);
	});
	return Promise.race([...results, late]).finally(() => clearTimeout(timer));
}

/**
 * Runs asks one after another and gives up on one that gets no answer. neffos.js 0.1.34 needs both: it tells its asks
 * apart by a clock that two of them may read at the same tick, and it waits for an answer forever.
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
