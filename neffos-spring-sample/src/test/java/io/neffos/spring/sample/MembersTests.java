package io.neffos.spring.sample;

import io.neffos.spring.message.NeffosException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MembersTests {

	private final Members members = new Members();

	@Test
	void nameOfOneConnectionAtATime() {
		FakeConnection ann = new FakeConnection();
		assertThat(this.members.signIn(" ann ", null, ann.inChat()).name()).isEqualTo("ann");
		refused("ANN", null, "The name ANN is taken. Please choose another one.");
		refused("ann", "guessed", "The name ann is taken. Please choose another one.");
		assertThat(this.members.of(ann.inChat()).name()).isEqualTo("ann");
	}

	@Test
	void unacceptableNames() {
		refused("  ", null, "Please enter a name.");
		refused("x".repeat(21), null, "That name is too long: at most 20 characters, please.");
		refused("<b>", null, "Please use only letters, digits, dots, dashes and underscores.");
		assertThat(this.members.names()).isEmpty();
	}

	@Test
	void takeOverWithTheToken() {
		FakeConnection old = new FakeConnection();
		String token = this.members.signIn("ann", null, old.inChat()).token();
		FakeConnection reloaded = new FakeConnection();
		assertThat(this.members.signIn("ann", token, reloaded.inChat()).token()).isEqualTo(token);
		assertThat(old.closeReason()).isEqualTo(Members.TAKEN_OVER);
		this.members.signOut(old.inChat());
		assertThat(this.members.named("Ann").isOn(reloaded.inChat())).isTrue();
	}

	@Test
	void nameOfAConnectionThatIsGone() {
		FakeConnection old = new FakeConnection();
		String token = this.members.signIn("ann", null, old.inChat()).token();
		old.close();
		FakeConnection other = new FakeConnection();
		assertThat(this.members.signIn("ann", null, other.inChat()).token()).isNotEqualTo(token);
	}

	@Test
	void anotherNameOnTheSameConnection() {
		FakeConnection connection = new FakeConnection();
		this.members.signIn("ann", null, connection.inChat());
		this.members.signIn("anna", null, connection.inChat());
		assertThat(this.members.names()).containsExactly("anna");
		assertThat(connection.closeReason()).isNull();
	}

	@Test
	void nameThatWasGivenAway() {
		FakeConnection old = new FakeConnection();
		String token = this.members.signIn("ann", null, old.inChat()).token();
		this.members.signIn("ann", token, new FakeConnection().inChat());
		nameless(old);
	}

	@Test
	void nameThatWasGivenUp() {
		FakeConnection leaving = new FakeConnection();
		this.members.signIn("ann", null, leaving.inChat());
		this.members.signOut(leaving.inChat());
		nameless(leaving);
		FakeConnection other = new FakeConnection();
		this.members.signIn("ann", null, other.inChat());
		nameless(leaving);
		assertThat(this.members.of(other.inChat()).name()).isEqualTo("ann");
	}

	@Test
	void lookalikes() {
		assertThat(this.members.signIn("\uFF21\uFF4E\uFF4E", null, new FakeConnection().inChat()).name())
			.as("fullwidth letters")
			.isEqualTo("Ann");
		refused("ann", null, "The name ann is taken. Please choose another one.");
		this.members.signIn("Stra\u00DFe", null, new FakeConnection().inChat());
		refused("STRASSE", null, "The name STRASSE is taken. Please choose another one.");
		this.members.signIn("e\u0301ve", null, new FakeConnection().inChat());
		refused("\u00C9ve", null, "The name \u00C9ve is taken. Please choose another one.");
		assertThat(this.members.named("\uFF25\u0301VE").name()).isEqualTo("\u00E9ve");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u200Bnn", "ann\uFE0F", "ann\u034F", "\u3164", "\u115Fann", "a\u00ADnn", "ann\u202E",
			"ann\uDB40\uDD00", "a\uFDFA" })
	void invisibleCharacters(String name) {
		refused(name, null, "Please use only letters, digits, dots, dashes and underscores.");
	}

	@Test
	void unknownName() {
		assertThatExceptionOfType(NeffosException.class).isThrownBy(() -> this.members.named("bob"))
			.withMessage("bob is not here at the moment.");
		assertThatExceptionOfType(NeffosException.class)
			.isThrownBy(() -> this.members.of(new FakeConnection().inChat()))
			.withMessage("Please choose a name first.");
	}

	private void nameless(FakeConnection connection) {
		assertThat(this.members.find(connection.inChat().connection())).isNull();
		assertThatExceptionOfType(NeffosException.class).isThrownBy(() -> this.members.of(connection.inChat()))
			.withMessage("Please choose a name first.");
	}

	private void refused(String name, String token, String text) {
		assertThatExceptionOfType(NeffosException.class)
			.isThrownBy(() -> this.members.signIn(name, token, new FakeConnection().inChat()))
			.withMessage(text);
	}

}
