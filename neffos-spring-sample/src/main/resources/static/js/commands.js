/** The slash commands: how each is written and what it does. */
const COMMANDS = [
	{ name: "join", usage: "/join room", does: "go to a room", needs: 1 },
	{ name: "leave", usage: "/leave", does: "leave this room", needs: 0 },
	{ name: "msg", usage: "/msg name text", does: "write to one person only", needs: 2 },
	{ name: "roll", usage: "/roll [sides]", does: "roll a die", needs: 0 },
	{ name: "time", usage: "/time", does: "ask the server for its time", needs: 0 },
	{ name: "help", usage: "/help", does: "show this list", needs: 0 },
];

export const HELP = COMMANDS.map(({ usage, does }) => `${usage} – ${does}`).join("\n");

/**
 * Parses the text of the message field.
 * @returns {{name: string, first: string, rest: string} | null} the command, or null for an ordinary text
 * @throws {Error} if it begins with a slash and is no command
 */
export function parseCommand(text) {
	if (!text.startsWith("/")) {
		return null;
	}
	const [, name, argument] = /^\/(\S*)\s*([\s\S]*)$/.exec(text);
	const command = COMMANDS.find((candidate) => candidate.name === name.toLowerCase());
	if (!command) {
		throw new Error(`There is no command /${name}. Type /help for a list.`);
	}
	const [, first, rest] = /^(\S*)\s*([\s\S]*)$/.exec(argument);
	if ((command.needs > 0 && !first) || (command.needs > 1 && !rest)) {
		throw new Error(`Please write it as ${command.usage}`);
	}
	return { name: command.name, argument, first, rest };
}
