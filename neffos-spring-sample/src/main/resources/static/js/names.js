/** What all ways to write a name have in common: names without differences in case and encoding, as the server compares them. */
export function key(name) {
	// To upper case first: some letters have several lower cases.
	return name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}
