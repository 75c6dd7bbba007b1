import { createInterface } from "node:readline";

/** Runs a named step with a timeout, and prints its result. */
export async function step(name, action, timeout = 20_000) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no result within ${timeout} ms`)), timeout);
	});
	try {
		const result = await Promise.race([action(), late]);
		console.log(`ok - ${name}`);
		return result;
	}
	catch (error) {
		console.log(`not ok - ${name}: ${error?.stack ?? error?.message ?? error}`);
		throw error;
	}
	finally {
		clearTimeout(timer);
	}
}

/** Waits until a condition holds. */
export async function until(condition) {
	for (;;) {
		const value = await condition();
		if (value) {
			return value;
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** Returns the message of a call's error. */
export async function failure(call) {
	try {
		await call();
	}
	catch (error) {
		return error?.message ?? String(error);
	}
	throw new Error("it should have failed");
}

/** Requests an action of the test that runs this script, and waits for its end. */
export async function request(text) {
	const lines = createInterface({ input: process.stdin });
	console.log(text);
	await new Promise((resolve) => lines.once("line", resolve));
	lines.close();
}
