import { key } from "../names.js";

/** Finds a required element of the page. */
export function byId(id) {
	return document.getElementById(id);
}

/**
 * Creates an element. Text is always inserted as a text node, never as HTML.
 * @param {string} tag its tag, with classes: `"span.badge"`
 * @param {Object<string, string>} attributes its attributes
 * @param {...(Node | string)} children what is in it
 */
export function element(tag, attributes = {}, ...children) {
	const [name, ...classes] = tag.split(".");
	const created = document.createElement(name);
	created.classList.add(...classes);
	for (const [key, value] of Object.entries(attributes)) {
		created.setAttribute(key, value);
	}
	created.append(...children);
	return created;
}

/** A round sign with the first letter of a name, in a colour derived from the name. */
export function avatar(name) {
	let hash = 0;
	for (const character of key(name)) {
		hash = (hash * 31 + character.codePointAt(0)) % 997;
	}
	return element("span.avatar", { "aria-hidden": "true", "data-hue": String(hash % 8) }, [...name][0]?.toUpperCase() ?? "?");
}

/** Replaces an element's children, and keeps the focus where it was, by the children's `data-key`. */
export function fill(parent, children) {
	const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
	parent.replaceChildren(...children);
	if (focused) {
		[...parent.querySelectorAll("[data-key]")].find((child) => child.dataset.key === focused)?.focus();
	}
}

/** Shows an error at a field, or removes it. */
export function fieldError(field, place, text) {
	place.textContent = text;
	if (text) {
		field.setAttribute("aria-invalid", "true");
	}
	else {
		field.removeAttribute("aria-invalid");
	}
}
