const KEY = "neffos-chat";

/** The state of a tab that survives a reload: name and token, rooms and lines. */
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
