const KEY = "neffos-chat";

/** What a tab remembers over a reload: who I am, where I was and what was said. */
export const session = {

	/** @returns {{name?: string, token?: string, active?: string, conversations?: object[]}} */
	load() {
		try {
			return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
		}
		catch {
			return {};
		}
	},

	save(value) {
		try {
			sessionStorage.setItem(KEY, JSON.stringify(value));
		}
		catch {
			// Private mode or a full storage: the chat works without.
		}
	},

	clear() {
		try {
			sessionStorage.removeItem(KEY);
		}
		catch {
			// There is nothing to clear then.
		}
	},

};
