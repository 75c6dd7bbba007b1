import { avatar, byId, element } from "./dom.js";

const TOGETHER = 5 * 60_000;

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** The lines of a conversation. Only appends new lines, so that a screen reader reads each once. */
export class LinesView {

	#list = byId("lines");

	#scroll = byId("lines-scroll");

	#jump = byId("jump");

	#shown = null;

	#last = null;

	#following = true;

	constructor(chat) {
		this.#jump.addEventListener("click", () => this.#toEnd());
		this.#scroll.addEventListener("scroll", () => {
			if (this.#isAtEnd()) {
				this.#jump.hidden = true;
			}
		});
		new ResizeObserver(() => this.#following && this.#toEnd()).observe(this.#scroll);
		chat.addEventListener("change", () => this.render(chat.conversation));
	}

	render(conversation) {
		const lines = conversation?.lines ?? [];
		const switched = this.#shown !== conversation;
		if (switched) {
			this.#shown = conversation;
			this.#last = null;
			this.#list.setAttribute("aria-live", "off");
			this.#list.replaceChildren();
		}
		const follow = switched || this.#isAtEnd();
		this.#removeGone(lines);
		const shown = Number(this.#list.lastElementChild?.dataset.line ?? 0);
		const added = lines.filter((line) => line.id > shown);
		for (const line of added) {
			const item = this.#line(line);
			item.classList.toggle("fresh", !switched);
			this.#list.append(item);
			this.#last = line;
		}
		this.#following = follow || added.some((line) => line.own);
		if (this.#following) {
			this.#toEnd();
		}
		else if (added.length > 0) {
			this.#jump.hidden = false;
		}
		if (switched) {
			setTimeout(() => this.#list.setAttribute("aria-live", "polite"));
		}
	}

	#removeGone(lines) {
		const ids = new Set(lines.map((line) => String(line.id)));
		for (const item of [...this.#list.children]) {
			if (!ids.has(item.dataset.line)) {
				item.remove();
			}
		}
	}

	#line(line) {
		const attributes = { "data-line": String(line.id) };
		if (line.kind !== "text") {
			return element(`li.line.${line.kind}`, attributes, element("span.notice-text", {}, line.text));
		}
		const when = new Date(line.time);
		const follows = this.#last?.kind === "text" && this.#last.from === line.from && when - new Date(this.#last.time) < TOGETHER;
		const head = element("p.line-head", {}, element("span.from", {}, (line.own) ? "You" : line.from),
				element("time", { datetime: when.toISOString() }, time.format(when)));
		if (follows) {
			head.classList.add("visually-hidden");
		}
		const item = element(`li.line.text`, attributes, avatar(line.from), element("div.bubble-box", {}, head,
				element("p.bubble", { title: when.toLocaleString() }, line.text)));
		item.classList.toggle("own", line.own);
		item.classList.toggle("follows", follows);
		return item;
	}

	#isAtEnd() {
		return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 60;
	}

	#toEnd() {
		this.#scroll.scrollTop = this.#scroll.scrollHeight;
		this.#jump.hidden = true;
	}

}
