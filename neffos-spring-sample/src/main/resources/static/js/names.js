/** The normalized form of a name, without differences in case and encoding, as the server compares names. */
export function key(name) {
	// To upper case first: some letters have several lower cases.
	return name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}
