// The sample's page in Chromium: two people chat, a third one is refused, one reloads, one loses the connection.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { request, step } from "./steps.mjs";

const { CHAT_URL: url, CHROMIUM: executablePath, SCREENSHOTS: folder } = process.env;
const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, headless: true, args: flags.split(" ") });
const complaints = [];
const expected = [/net::ERR_(INTERNET_DISCONNECTED|CONNECTION)/, /WebSocket connection to .* failed/];

async function visit(who, options) {
	const context = await browser.newContext({ reducedMotion: "reduce", locale: "en-GB", ...options });
	context.setDefaultTimeout(15_000);
	const page = await context.newPage();
	const complain = (text) => expected.some((pattern) => pattern.test(text)) || complaints.push(`${who}: ${text}`);
	page.on("console", (message) => ["error", "warning"].includes(message.type()) && complain(message.text()));
	page.on("pageerror", (error) => complain(error.stack));
	page.on("dialog", (dialog) => complain(`dialog: ${dialog.message()}`) && dialog.dismiss());
	page.on("request", (request) => request.url().startsWith(url) || complain(`foreign request: ${request.url()}`));
	await page.goto(url);
	return page;
}

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const screenshot = (page, name) => page.screenshot({ path: `${folder}/${name}.png` });
const title = (page, text) => page.getByRole("heading", { name: text, exact: true, level: 2 }).waitFor();
const field = (page) => page.getByLabel("Message", { exact: true });
const sees = (page, text) => page.getByRole("log").getByText(text).last().waitFor();

async function signIn(page, name) {
	await page.getByLabel("Your name").fill(name);
	await page.getByRole("button", { name: "Start chatting" }).click();
}

async function say(page, text) {
	await field(page).fill(text);
	await field(page).press("Enter");
}

const connected = (page) => page.getByRole("navigation").getByText("Connected", { exact: true }).waitFor();
const members = (page) => page.locator("#members .entry-name").allTextContents();

const ann = await visit("ann", desktop);
const bob = await visit("bob", { ...phone, colorScheme: "dark" });

await step("sign in", async () => {
	await ann.getByText("Connected", { exact: true }).first().waitFor();
	await screenshot(ann, "desktop-sign-in");
	await ann.getByLabel("Your name").press("Enter");
	await ann.getByText("Please enter a name.").waitFor();
	await signIn(ann, "ann");
	await title(ann, "# lobby");
	await sees(ann, "You joined lobby");
});

await step("a taken name is refused at the field", async () => {
	await signIn(bob, "Ann");
	await bob.getByRole("alert").getByText("The name Ann is taken. Please choose another one.").waitFor();
	assert.equal(await bob.getByLabel("Your name").getAttribute("aria-invalid"), "true");
	await screenshot(bob, "phone-dark-name-taken");
	await signIn(bob, "bob");
	await title(bob, "# lobby");
});

await step("presence", async () => {
	await sees(ann, "bob joined");
	await ann.getByRole("complementary").getByRole("button", { name: "Write to bob" }).waitFor();
	assert.deepEqual(await members(ann), ["ann", "bob"]);
});

await step("a conversation", async () => {
	await say(ann, "Hi bob! Shall we plan the launch here?");
	await sees(bob, "Shall we plan");
	await say(bob, "Sure. <b>No markup</b>, please; only text. And a line that is long enough to need two of them on a phone.");
	await sees(ann, "<b>No markup</b>");
	await say(bob, "I'll open a room for it.");
	await sees(ann, "I'll open a room");
});

await step("typing", async () => {
	await field(bob).pressSequentially("hm", { delay: 20 });
	await ann.getByText("bob is typing…").waitFor();
	await screenshot(ann, "desktop-typing");
	await field(bob).fill("");
});

await step("another room", async () => {
	await say(bob, "/join Launch");
	await title(bob, "# launch");
	await ann.getByRole("button", { name: "launch" }).click();
	await title(ann, "# launch");
	await sees(bob, "ann joined");
	await say(ann, "Here I am.");
	await sees(bob, "Here I am.");
	assert.deepEqual(await ann.locator("#joined-rooms .entry-name").allTextContents(), ["lobby", "launch"]);
});

await step("dice and server time", async () => {
	await ann.getByRole("button", { name: "Roll a die" }).click();
	await sees(ann, /You rolled [1-6] \(1 to 6\)/);
	await sees(bob, /ann rolled [1-6] \(1 to 6\)/);
	await say(ann, "/roll 20");
	await sees(ann, /You rolled \d+ \(1 to 20\)/);
	await ann.getByRole("button", { name: "Server time" }).click();
	await sees(ann, "The server's time is");
	await say(ann, "/roll 1");
	await ann.getByRole("alert").getByText("A die has at least 2 sides.").waitFor();
	assert.equal(await field(ann).inputValue(), "/roll 1");
	await screenshot(ann, "desktop-dice-refused");
	await field(ann).fill("");
	await say(ann, "/nonsense");
	await ann.getByRole("alert").getByText("There is no command /nonsense").waitFor();
	await field(ann).fill("");
	await screenshot(bob, "phone-dark-room");
});

await step("a private message", async () => {
	await ann.getByRole("complementary").getByRole("button", { name: "Write to bob" }).click();
	await title(ann, "bob");
	await say(ann, "Psst, only between us: the budget is fine.");
	await sees(ann, "Psst");
	await screenshot(ann, "desktop-private");
	await bob.getByRole("button", { name: "Rooms and people" }).click();
	await bob.getByRole("navigation").getByRole("button", { name: /ann.*1 unread/ }).waitFor();
	await screenshot(bob, "phone-dark-list");
	await bob.getByRole("navigation").getByRole("button", { name: "ann" }).click();
	await sees(bob, "Psst");
	await say(bob, "Good to know.");
	await sees(ann, "Good to know.");
	await say(ann, "/msg carl hello");
	await ann.getByRole("alert").getByText("carl is not here at the moment.").waitFor();
	await field(ann).fill("");
});

await step("the name of a room is refused at the field", async () => {
	await ann.getByLabel("New room").fill("?!");
	await ann.getByLabel("New room").press("Enter");
	await ann.getByRole("alert").getByText("Please use only letters").waitFor();
	await ann.getByLabel("New room").fill("");
});

await step("another way to write a room's name leads to the same room", async () => {
	await say(ann, "/join \uFF2Caunch");
	await title(ann, "# launch");
	assert.deepEqual(await ann.locator("#joined-rooms .entry-name").allTextContents(), ["lobby", "launch"]);
});

await step("a reload keeps name, rooms and lines", async () => {
	await ann.getByRole("navigation").getByRole("button", { name: "lobby" }).click();
	await bob.reload();
	await title(bob, "ann");
	await sees(bob, "Psst");
	await bob.getByRole("button", { name: "Rooms and people" }).click();
	await bob.getByRole("navigation").getByRole("button", { name: "lobby" }).click();
	await title(bob, "# lobby");
	await say(bob, "I have reloaded.");
	await sees(ann, "I have reloaded.");
	await bob.getByRole("button", { name: "Who is here" }).click();
	assert.deepEqual(await members(bob), ["ann", "bob"]);
	await screenshot(bob, "phone-dark-members");
	await bob.keyboard.press("Escape");
});

await step("offline and back", async () => {
	await ann.context().setOffline(true);
	await ann.getByText("You are offline.").waitFor();
	await sees(bob, "ann left");
	await say(ann, "Nobody hears this");
	await ann.getByRole("alert").getByText("You are not connected.").waitFor();
	await screenshot(ann, "desktop-offline");
	await ann.context().setOffline(false);
	await connected(ann);
	await sees(bob, "ann is back");
	await field(ann).press("Enter");
	await sees(bob, "Nobody hears this");
});

await step("the server is restarted", async () => {
	await request("stop the server, please");
	await ann.getByText("The connection was lost.").waitFor();
	await bob.getByText("The connection was lost.").waitFor();
	await screenshot(bob, "phone-dark-reconnecting");
	await request("start the server, please");
	await connected(ann);
	await bob.getByText("The connection was lost.").waitFor({ state: "hidden" });
	await ann.getByRole("complementary").getByRole("button", { name: "Write to bob" }).waitFor();
	await say(ann, "Still here?");
	await sees(bob, "Still here?");
	assert.deepEqual(await ann.locator("#joined-rooms .entry-name").allTextContents(), ["lobby", "launch"]);
}, 60_000);

await step("the same person in another tab", async () => {
	const tab = await ann.context().newPage();
	await tab.addInitScript((value) => sessionStorage.getItem("neffos-chat") ?? sessionStorage.setItem("neffos-chat", value),
			await ann.evaluate(() => sessionStorage.getItem("neffos-chat")));
	await tab.goto(url);
	await title(tab, "# lobby");
	await ann.getByText("You are signed in from another window or tab.").waitFor();
	await screenshot(ann, "desktop-another-window");
	await tab.close();
	await ann.getByRole("button", { name: "Use this one" }).click();
	await connected(ann);
	await ann.getByRole("complementary").getByRole("button", { name: "Write to bob" }).waitFor();
});

await step("leave a room and sign out", async () => {
	await bob.getByRole("button", { name: "Rooms and people" }).click();
	await bob.getByRole("navigation").getByRole("button", { name: "launch" }).click();
	await bob.getByRole("button", { name: "Leave launch" }).click();
	await bob.getByRole("button", { name: "Rooms and people" }).click();
	await bob.getByRole("button", { name: "Sign out" }).click();
	await bob.getByLabel("Your name").waitFor();
	await ann.getByRole("complementary").getByText("bob").waitFor({ state: "detached" });
	const anna = await visit("bobby", { ...phone, colorScheme: "light" });
	await signIn(anna, "bob");
	await title(anna, "# lobby");
	await say(anna, "Light on a phone");
	await sees(ann, "Light on a phone");
	await screenshot(anna, "phone-light");
	await ann.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
	await screenshot(ann, "desktop-dark");
});

await step("only with the keyboard", async () => {
	const cat = await visit("cat", desktop);
	const { keyboard } = cat;
	await cat.getByText("Connected", { exact: true }).first().waitFor();
	await keyboard.type("cat");
	await keyboard.press("Enter");
	await title(cat, "# lobby");
	await keyboard.type("by keyboard");
	await keyboard.press("Shift+Enter");
	await keyboard.type("in two lines");
	await keyboard.press("Enter");
	await sees(ann, "in two lines");
	await cat.reload();
	await title(cat, "# lobby");
	await keyboard.press("Tab");
	assert.equal(await cat.evaluate(() => document.activeElement.textContent), "Skip to the message field");
	await keyboard.press("Enter");
	await keyboard.type("/help");
	await keyboard.press("Enter");
	await sees(cat, "/msg name text");
	await screenshot(cat, "desktop-help");
});

await step("nothing was complained about", async () => {
	assert.deepEqual(complaints, []);
});

await browser.close();
process.exit(0);
